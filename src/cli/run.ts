import { randomUUID } from 'node:crypto';
import { labelsOf } from '../core/catalog/labels-of.ts';
import { AppError } from '../core/errors.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { dollars } from '../core/format.ts';
import type { Result } from '../core/result/result.ts';
import { confirm } from './confirm.ts';
import type { CliDeps, Evaluations } from './deps.ts';
import { estimateText } from './estimate-text.ts';
import { EXIT, type ExitStatus, exitStatusOf } from './exit-status.ts';
import { followEvaluation } from './follow-evaluation.ts';
import { readEvaluation } from './read-evaluation.ts';
import { resultText } from './result-text.ts';
import { screenOf } from './screen.ts';
import { terminalCtx } from './terminal-ctx.ts';

export interface RunOptions {
  json: boolean;
  /** Don't ask before spending. */
  yes: boolean;
  design: 'adaptive' | 'full' | null;
  concurrency: number;
  /** An evaluation that was interrupted; null for a new one. */
  resume: string | null;
  /** Files outside the evaluation's folder may be read, too. */
  allowOutside: boolean;
}

/**
 * `llm-pick run FILE`: estimate, question, progress, result. With `--json` standard output holds the
 * result alone. Interrupted, it keeps every finished trial and says how to go on.
 */
export async function run(
  deps: CliDeps,
  file: string | null,
  options: RunOptions,
): Promise<ExitStatus> {
  if (options.resume !== null) requireId(options.resume);
  const request = file === null ? null : await requestOf(deps, file, options);
  if (request && !(await goesOn(deps, request, options))) return EXIT.interrupted;
  const evaluations = await deps.openEvaluations({ concurrency: options.concurrency });
  try {
    const id = options.resume ?? (await begin(deps, evaluations, request!));
    if (options.resume) await evaluations.resume(options.resume);
    if (options.resume && file) {
      deps.stderr.write(`${file} is not read again: the evaluation goes on as it began.\n`);
    }
    const result = await followEvaluation(deps, evaluations, id);
    if (!result) {
      // A database that is gone can't be told: the line that goes on matters more.
      await evaluations.pause(id).catch(() => {});
      tellHowToResume(deps, id);
      return EXIT.interrupted;
    }
    print(deps, result, options);
    return exitStatusOf(result);
  } finally {
    await evaluations.stop();
  }
}

function requireId(id: string): void {
  if (UUID.test(id)) return;
  const message = `"${id}" is no evaluation's id: it was told as "Evaluation ..." when the run began.`;
  throw new AppError('invalid input', message);
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function requestOf(
  deps: CliDeps,
  file: string,
  { design, resume, allowOutside }: RunOptions,
): Promise<EvaluationRequest | null> {
  if (resume) return null;
  const catalog = deps.catalog({ reachable: true });
  const { spec, samples } = await readEvaluation(file, {
    catalog,
    at: deps.now(),
    allowOutside,
  });
  return { spec: design ? { ...spec, design } : spec, samples };
}

/** Tells what it can show and may cost; a person at a terminal decides. */
async function goesOn(
  deps: CliDeps,
  request: EvaluationRequest,
  { json, yes }: RunOptions,
): Promise<boolean> {
  const estimate = deps.estimate(request);
  const out = json ? deps.stderr : deps.stdout;
  out.write(`${estimateText(request.spec.name, estimate, screenOf(out, deps.noColor))}\n`);
  const asks = !yes && deps.stdin.isTTY && deps.stderr.isTTY && !deps.simulated();
  if (!asks || (await confirm(deps, `Spend at most ${dollars(estimate.largestUsd)}?`))) return true;
  deps.stderr.write('Nothing was called or spent.\n');
  return false;
}

async function begin(
  deps: CliDeps,
  evaluations: Evaluations,
  request: EvaluationRequest,
): Promise<string> {
  const id = await evaluations.start({
    ctx: terminalCtx(deps.now()),
    input: { request, destination: null, key: `run/${randomUUID()}` },
  });
  deps.stderr.write(`Evaluation ${id}\n`);
  return id;
}

function print(deps: CliDeps, result: Result, { json }: RunOptions): void {
  if (json) {
    deps.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const labelOf = labelsOf(deps.catalog({ reachable: false }));
  const text = resultText(result, { labelOf, screen: screenOf(deps.stdout, deps.noColor) });
  // Only a terminal has the evaluation's id above it.
  deps.stdout.write(deps.stdout.isTTY ? `\n${text}` : text);
}

/** The command stands on a line of its own, that can be copied as a whole. */
function tellHowToResume({ stderr, interrupted }: CliDeps, id: string): void {
  const what = interrupted.aborted ? 'Interrupted' : 'Another run of it was interrupted';
  stderr.write(
    `\n${what}: every finished trial is kept. Go on with:\n  npx llm-pick run --resume ${id}\n`,
  );
}
