import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolveCandidate } from '../../core/catalog/resolve-candidate.ts';
import { AppError } from '../../core/errors.ts';
import type { Candidate, EvaluationRequest } from '../../core/evaluation.ts';
import { count, dollars } from '../../core/format.ts';
import { checkedBudget } from '../../core/request/checked-budget.ts';
import { TO_APPROVE } from '../../core/request/draft-approval.ts';
import { draftRows } from '../../core/variants/draft-rows.ts';
import { variantsRequest } from '../../core/variants/variants-request.ts';
import type { CliDeps, Evaluations, ExpectedRun, KeepingDeps } from '../deps.ts';
import { readEvaluation } from '../input/read-evaluation.ts';
import { requireKeys } from '../input/require-keys.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { printable } from '../output/printable.ts';
import { checkFolder } from '../output/write-output.ts';
import { writeWhole } from '../output/write-whole.ts';
import { agreesToSpend, isTooLate } from '../questions/agrees-to-spend.ts';
import { followEvaluation } from '../questions/follow-evaluation.ts';
import { keepInterrupted } from '../questions/keep-interrupted.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface VariantsOptions {
  /** Who drafts them: a name of the catalogue. */
  model: string;
  /** Variants of each sample. */
  each: number;
  budget: number;
  output: string;
  yes: boolean;
  concurrency: number;
  allowOutside: boolean;
}

/**
 * `llm-pick variants FILE`: has a model draft variants of the samples, and writes both to a file in which
 * a person approves them. None enters a score before.
 */
export async function variants(
  deps: KeepingDeps,
  file: string,
  options: VariantsOptions,
): Promise<ExitStatus> {
  const { output, allowOutside } = options;
  if (!/\.jsonl$/i.test(output)) throw new AppError('invalid input', NO_LINES(output));
  await checkFolder(output);
  await checkNew(output);
  checkedBudget(options.budget);
  const catalog = deps.catalog({ reachable: true });
  const at = deps.now();
  const evaluation = await readEvaluation(file, { catalog, at, allowOutside });
  const request = variantsRequest(evaluation, {
    ...options,
    writer: writerOf(deps, options.model),
  });
  requireKeys(deps, file, request);
  await using expected = await deps.expectRun();
  if (!(await isAgreed(deps, expected, { request, options }))) return EXIT.interrupted;
  const evaluations = await expected.open({ concurrency: options.concurrency });
  deps.endsItself();
  const answers = await answersTo(deps, evaluations, request);
  if (answers === null) return EXIT.interrupted;
  const written = evaluation.samples.map((_, index) => answers.get(index) ?? null);
  const { rows, drafts } = draftRows(evaluation, written);
  if (drafts === 0) {
    deps.stderr.write(NOTHING_READ);
    return EXIT.failure;
  }
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
  await writeWhole(output, lines.join(''), 'Free some space or name another file.');
  deps.stdout.write(
    `${deps.simulated() ? SIMULATED : ''}${count(drafts, 'draft')} of ${count(evaluation.samples.length, 'sample')} written to ${output}, each beside its sample.\n` +
      `Read them: where a draft is right, take "${TO_APPROVE}" out of its line; delete the others. Then let the evaluation have "samples: ${output}" and "expected: expected".\n`,
  );
  return EXIT.ok;
}

const SIMULATED = 'SIMULATED: a stand-in wrote these. ';
const NOTHING_READ =
  'No variant could be read from the answers: nothing was written. Name another model.\n';

/** Drafts that somebody read and approved are never written over. */
async function checkNew(output: string): Promise<void> {
  if ((await stat(output).catch(() => null)) === null) return;
  const message = `${output} is there already, perhaps with what you approved: name another file, or remove it.`;
  throw new AppError('invalid input', message);
}

const NO_LINES = (output: string) =>
  `${output} can't be written: drafts are lines of JSON, so its name must end with .jsonl.`;

function writerOf(deps: CliDeps, name: string): Candidate {
  const resolved = resolveCandidate(deps.catalog({ reachable: true }), name, deps.now());
  if ('message' in resolved) throw new AppError('invalid input', `--model: ${resolved.message}`);
  return resolved.candidate;
}

/** Tells what it may cost; a person at a terminal decides. */
async function isAgreed(
  deps: CliDeps,
  expected: ExpectedRun,
  { request, options: { yes } }: { request: EvaluationRequest; options: VariantsOptions },
): Promise<boolean> {
  const quoting = { ctx: terminalCtx(deps.now()), input: { request } };
  const { expectedUsd, largestUsd, limits } = await expected.quote(quoting);
  const calls = count(request.samples.length, 'call');
  const cost = `${calls}, about ${dollars(expectedUsd)}.`;
  deps.stderr.write(`${printable([cost, ...limits].join(' '))}\n`);
  return agreesToSpend(deps, largestUsd, { yes });
}

async function answersTo(
  deps: CliDeps,
  evaluations: Evaluations,
  request: EvaluationRequest,
): Promise<ReadonlyMap<number, string> | null> {
  try {
    if (isTooLate(deps)) return null;
    const ctx = terminalCtx(deps.now());
    const key = keyOf(request, deps.simulated());
    const input = { request, destination: null, asks: false, expectedUsd: null, key };
    const evaluationId = await evaluations.start({ ctx, input });
    await evaluations.resume({ ctx, input: { evaluationId } });
    const result = await followEvaluation(deps, evaluations, evaluationId, async () => {});
    if (result !== 'interrupted')
      return await evaluations.answers({ ctx, input: { evaluationId } });
    await keepInterrupted(evaluations, { ctx, input: { evaluationId } });
    deps.stderr.write(KEPT);
    return null;
  } finally {
    await evaluations.stop();
  }
}

const KEPT =
  '\nInterrupted: nothing was written, and every finished call is kept. The same command goes on.\n';

/** What is asked the same way again goes on, or is there already: it is paid once. */
function keyOf(request: EvaluationRequest, simulated: boolean): string {
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  return `variants/${simulated ? 'simulated/' : ''}${digest}`;
}
