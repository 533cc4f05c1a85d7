import { randomUUID } from 'node:crypto';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { dollars } from '../core/format.ts';
import type { Grade } from '../core/recommendation/recommendation.ts';
import { understood } from '../core/request/understood.ts';
import { withRequired } from '../core/result/required-grade.ts';
import type { EvaluationCommand } from '../flows/ctx.ts';
import type { StartInput } from '../flows/start-evaluation.ts';
import { doubtQuestion } from './ask-doubt.ts';
import { questionAnswerer } from './ask-question.ts';
import { confirm } from './confirm.ts';
import type { CliDeps, Evaluations } from './deps.ts';
import { estimateText } from './estimate-text.ts';
import { requireEvaluationId } from './evaluation-id.ts';
import { EXIT, type ExitStatus, exitStatusOf } from './exit-status.ts';
import { followEvaluation } from './follow-evaluation.ts';
import { printResult, type ResultOptions } from './print-result.ts';
import { readBar } from './read-bar.ts';
import { readEvaluation } from './read-evaluation.ts';
import { readScorer } from './read-scorer.ts';
import { requireKeys } from './require-keys.ts';
import { screenOf } from './screen.ts';
import { terminalCtx } from './terminal-ctx.ts';
import { checkOutput } from './write-output.ts';

export interface RunOptions extends ResultOptions {
  /** Don't ask before spending. */
  yes: boolean;
  design: 'adaptive' | 'full' | null;
  concurrency: number;
  /** An evaluation that was interrupted; null for a new one. */
  resume: string | null;
  /** An evaluation to be started once more; null: one of a file. */
  again: { id: string; bar: string | null; scorer: string | null } | null;
  /** A pick below this grade is told, and ends with another status. */
  require: Grade;
  /** Its budget from now on, in dollars; null: as it was. */
  budget: number | null;
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
  if (options.resume !== null) requireEvaluationId(options.resume);
  if (options.output !== null) await checkOutput(options.output);
  const request = await requestOf(deps, file, options);
  const estimate = request && (await agreedEstimate(deps, request, options));
  if (request && !estimate) return EXIT.interrupted;
  const evaluations = await deps.openEvaluations({ concurrency: options.concurrency });
  try {
    const id =
      options.resume ??
      (await begin(deps, evaluations, {
        request: request!,
        expectedUsd: estimate!.expectedUsd,
        asks: isAsked(deps, options),
      }));
    if (options.resume) await goOn(deps, evaluations, options.resume, options.budget);
    if (options.resume && file) {
      deps.stderr.write(`${file} is not read again: the evaluation goes on as it began.\n`);
    }
    const command = commandFor(deps, id);
    const asks = isAsked(deps, options);
    // Who resumes it has read what was doubted.
    const isDoubted = options.resume === null && asks;
    const result = await followEvaluation(deps, evaluations, id, {
      doubts: doubtQuestion(deps, evaluations, { command, asks: isDoubted }),
      answer: questionAnswerer(deps, evaluations, { command, asks }),
    });
    if (result === 'interrupted' || result === 'stopped') {
      // A database that is gone can't be told: the line that goes on matters more.
      await evaluations.pause(command).catch(() => {});
      tellHowToResume(deps, id, result);
      return EXIT.interrupted;
    }
    // Only a terminal has the evaluation's id above it.
    if (!options.json && deps.stdout.isTTY) deps.stdout.write('\n');
    const answered = withRequired(result, options.require);
    await printResult(deps, answered, options);
    return exitStatusOf(answered);
  } finally {
    await evaluations.stop();
  }
}

async function goOn(
  deps: CliDeps,
  evaluations: Evaluations,
  id: string,
  budgetUsd: number | null,
): Promise<void> {
  const { ctx, input } = commandFor(deps, id);
  if (budgetUsd !== null) await evaluations.raiseBudget({ ctx, input: { ...input, budgetUsd } });
  await evaluations.resume({ ctx, input });
}

function commandFor(deps: CliDeps, evaluationId: string): EvaluationCommand {
  return { ctx: terminalCtx(deps.now()), input: { evaluationId } };
}

/** What is to be started; null: what began goes on. */
async function requestOf(
  deps: CliDeps,
  file: string | null,
  { design, resume, again, allowOutside }: RunOptions,
): Promise<EvaluationRequest | null> {
  if (again) return requestAgain(deps, again);
  if (resume || file === null) return null;
  const catalog = deps.catalog({ reachable: true });
  const { spec, samples } = await readEvaluation(file, {
    catalog,
    at: deps.now(),
    allowOutside,
  });
  const request = { spec: design ? { ...spec, design } : spec, samples };
  requireKeys(deps, file, request);
  return request;
}

async function requestAgain(
  deps: CliDeps,
  { id, bar, scorer }: NonNullable<RunOptions['again']>,
): Promise<EvaluationRequest> {
  requireEvaluationId(id);
  const input = {
    evaluationId: id,
    bar: bar === null ? null : readBar(bar),
    scorer: scorer === null ? null : readScorer(scorer),
  };
  const archive = await deps.openArchive();
  const request = await archive
    .pastRequest({ ctx: terminalCtx(deps.now()), input })
    .finally(() => archive.close());
  requireKeys(deps, `Evaluation ${id}`, request);
  return request;
}

/** Tells what it can show and may cost; a person at a terminal decides. null: not to go on. */
async function agreedEstimate(
  deps: CliDeps,
  request: EvaluationRequest,
  { json, yes }: RunOptions,
): Promise<Estimate | null> {
  const estimate = await deps.estimate(request);
  const out = json ? deps.stderr : deps.stdout;
  const screen = screenOf(out, deps.noColor);
  const read = understood(request);
  const { name, volume } = request.spec;
  out.write(`${estimateText(name, { estimate, read, volume }, screen)}\n`);
  if (
    !isAsked(deps, { yes }) ||
    (await confirm(deps, `Spend at most ${dollars(estimate.largestUsd)}?`))
  )
    return estimate;
  deps.stderr.write('Nothing was called or spent.\n');
  return null;
}

/** Whether somebody is there to answer before real money is spent. */
function isAsked(deps: CliDeps, { yes }: Pick<RunOptions, 'yes'>): boolean {
  return !yes && Boolean(deps.stdin.isTTY && deps.stderr.isTTY) && !deps.simulated();
}

async function begin(
  deps: CliDeps,
  evaluations: Evaluations,
  started: Pick<StartInput, 'request' | 'expectedUsd' | 'asks'>,
): Promise<string> {
  const id = await evaluations.start({
    ctx: terminalCtx(deps.now()),
    input: { ...started, destination: null, key: `run/${randomUUID()}` },
  });
  deps.stderr.write(`Evaluation ${id}\n`);
  return id;
}

/** The command stands on a line of its own, that can be copied as a whole. */
function tellHowToResume(
  { stderr, interrupted, command }: CliDeps,
  id: string,
  why: 'interrupted' | 'stopped',
): void {
  const here = interrupted.aborted ? 'Interrupted' : 'Stopped';
  const isElsewhere = why === 'interrupted' && !interrupted.aborted;
  const what = isElsewhere ? 'Another run of it was interrupted' : here;
  stderr.write(
    `\n${what}: every finished trial is kept. Go on with:\n  ${command} run --resume ${id}\n`,
  );
}
