import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { readScorer } from '../input/read-scorer.ts';
import { printResult, type ResultOptions } from '../output/print-result.ts';
import { checkOutput } from '../output/write-output.ts';
import { terminalCtx } from '../terminal-ctx.ts';

/** `llm-pick rescore ID --scorer S`: the result that its stored answers have under another scorer. */
export async function rescore(
  deps: CliDeps,
  id: string,
  { scorer: written, ...options }: ResultOptions & { scorer: string },
): Promise<void> {
  requireEvaluationId(id);
  const scorer = readScorer(written);
  if (options.output !== null) await checkOutput(options.output);
  const archive = await deps.openArchive();
  const result = await archive
    .rescore({ ctx: terminalCtx(deps.now()), input: { evaluationId: id, scorer } })
    .finally(() => archive.close());
  await printResult(deps, result, options);
}
