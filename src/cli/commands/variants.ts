import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolveCandidate } from '../../core/catalog/resolve-candidate.ts';
import { AppError } from '../../core/errors.ts';
import type { Candidate, EvaluationRequest } from '../../core/evaluation.ts';
import { count, dollars } from '../../core/format.ts';
import { TO_APPROVE } from '../../core/request/draft-approval.ts';
import { draftRows } from '../../core/variants/draft-rows.ts';
import { variantsRequest } from '../../core/variants/variants-request.ts';
import type { CliDeps } from '../deps.ts';
import { readEvaluation } from '../input/read-evaluation.ts';
import { requireKeys } from '../input/require-keys.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { checkFolder } from '../output/write-output.ts';
import { confirm } from '../questions/confirm.ts';
import { followEvaluation } from '../questions/follow-evaluation.ts';
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
  deps: CliDeps,
  file: string,
  options: VariantsOptions,
): Promise<ExitStatus> {
  const { output, allowOutside } = options;
  if (!/\.jsonl$/i.test(output)) throw new AppError('invalid input', NO_LINES(output));
  await checkFolder(output);
  const catalog = deps.catalog({ reachable: true });
  const at = deps.now();
  const evaluation = await readEvaluation(file, { catalog, at, allowOutside });
  const request = variantsRequest(evaluation, {
    ...options,
    writer: writerOf(deps, options.model),
  });
  requireKeys(deps, file, request);
  if (!(await isAgreed(deps, request, options))) return EXIT.interrupted;
  const answers = await answersTo(deps, request, options);
  if (answers === null) return EXIT.interrupted;
  const written = evaluation.samples.map((_, index) => answers.get(index) ?? null);
  const { rows, drafts } = draftRows(evaluation, written);
  if (drafts === 0) {
    deps.stderr.write('No variant could be read from the answers: nothing was written.\n');
    return EXIT.failure;
  }
  await writeFile(output, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  deps.stdout.write(
    `${count(drafts, 'draft')} of ${count(evaluation.samples.length, 'sample')} written to ${output}, each beside its sample.\n` +
      `Read them: where a draft is right, take "${TO_APPROVE}" out of its line; delete the others. Then let the evaluation have "samples: ${output}" and "expected: expected".\n`,
  );
  return EXIT.ok;
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
  request: EvaluationRequest,
  { yes }: Pick<VariantsOptions, 'yes'>,
): Promise<boolean> {
  const { expectedUsd, largestUsd } = await deps.estimate(request);
  const calls = count(request.samples.length, 'call');
  deps.stderr.write(`${calls}, about ${dollars(expectedUsd)}.\n`);
  const asks = !yes && deps.stdin.isTTY && deps.stderr.isTTY && !deps.simulated();
  if (!asks || (await confirm(deps, `Spend at most ${dollars(largestUsd)}?`))) return true;
  deps.stderr.write('Nothing was called or spent.\n');
  return false;
}

async function answersTo(
  deps: CliDeps,
  request: EvaluationRequest,
  { concurrency }: Pick<VariantsOptions, 'concurrency'>,
): Promise<ReadonlyMap<number, string> | null> {
  const evaluations = await deps.openEvaluations({ concurrency });
  try {
    const ctx = terminalCtx(deps.now());
    const key = `variants/${randomUUID()}`;
    const input = { request, destination: null, asks: false, expectedUsd: null, key };
    const evaluationId = await evaluations.start({ ctx, input });
    const result = await followEvaluation(deps, evaluations, evaluationId, async () => {});
    if (result !== 'interrupted')
      return await evaluations.answers({ ctx, input: { evaluationId } });
    await evaluations.pause({ ctx, input: { evaluationId } }).catch(() => {});
    deps.stderr.write('\nInterrupted: nothing was written.\n');
    return null;
  } finally {
    await evaluations.stop();
  }
}
