import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { printResult, type ResultOptions } from '../output/print-result.ts';
import { checkOutput } from '../output/write-output.ts';
import { terminalCtx } from '../terminal-ctx.ts';

/** `llm-pick show ID`: the result of a past evaluation, as it was. */
export async function show(deps: CliDeps, id: string, options: ResultOptions): Promise<void> {
  requireEvaluationId(id);
  if (options.output !== null) await checkOutput(options.output);
  const archive = await deps.openArchive();
  const result = await archive
    .show({ ctx: terminalCtx(deps.now()), input: { evaluationId: id } })
    .finally(() => archive.close());
  await printResult(deps, result, options);
}
