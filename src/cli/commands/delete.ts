import type { CliDeps } from '../deps.ts';
import { requireEvaluationId } from '../input/evaluation-id.ts';
import { EXIT, type ExitStatus } from '../output/exit-status.ts';
import { confirm } from '../questions/confirm.ts';
import { terminalCtx } from '../terminal-ctx.ts';

const QUESTION = 'Delete its samples, answers and result for good? What was spent stays on record.';

/** `llm-pick delete ID`: asks first in a terminal, unless told `--yes`. */
export async function deletePast(
  deps: CliDeps,
  id: string,
  { yes }: { yes: boolean },
): Promise<ExitStatus> {
  requireEvaluationId(id);
  const asks = !yes && Boolean(deps.stdin.isTTY && deps.stderr.isTTY);
  if (asks && !(await confirm(deps, QUESTION))) return EXIT.interrupted;
  const archive = await deps.openArchive();
  await archive
    .delete({ ctx: terminalCtx(deps.now()), input: { evaluationId: id } })
    .finally(() => archive.close());
  deps.stdout.write(`Deleted evaluation ${id}.\n`);
  return EXIT.ok;
}
