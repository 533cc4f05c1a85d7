import type { ExportCommand } from '../../flows/export-evaluation.ts';
import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { terminalCtx } from '../terminal-ctx.ts';

/** `llm-pick export ID`: what an evaluation found, as text for other tools, on standard output. */
export async function exportPast(
  deps: CliDeps,
  id: string,
  { format, model }: Pick<ExportCommand['input'], 'format' | 'model'>,
): Promise<void> {
  requireEvaluationId(id);
  const archive = await deps.openArchive();
  const input = { evaluationId: id, format, model };
  const text = await archive
    .export({ ctx: terminalCtx(deps.now()), input })
    .finally(() => archive.close());
  deps.stdout.write(text);
}
