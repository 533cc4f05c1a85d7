import type { Drafting } from '../core/request/form/drafting.ts';
import { type DraftingState, draftingState } from '../core/variants/drafting-state.ts';
import type { Ctx } from './ctx.ts';
import type { EndedEvaluations } from './ports/record.ts';

export interface ReadVariantsCommand {
  ctx: Ctx;
  input: { drafting: Drafting };
}

/**
 * Returns what has come of variants that were asked for in a form; null where they are not begun.
 * Throws AppError('not found') where their evaluation was deleted.
 */
export async function readVariants(
  { evaluations }: { evaluations: Pick<EndedEvaluations, 'read'> },
  { input: { drafting } }: ReadVariantsCommand,
): Promise<DraftingState | null> {
  const { evaluationId } = drafting;
  if (evaluationId === null) return null;
  return draftingState(drafting, await evaluations.read(evaluationId));
}
