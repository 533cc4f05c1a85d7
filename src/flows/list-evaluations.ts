import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Ctx } from './ctx.ts';
import type { PastEvaluations } from './ports/record.ts';

/** Returns the newest evaluations, newest first: a person's of their workspace, the terminal's of all. */
export async function listEvaluations(
  { evaluations }: { evaluations: Pick<PastEvaluations, 'list'> },
  { ctx, input: { most } }: { ctx: Ctx; input: { most: number } },
): Promise<readonly ListedEvaluation[]> {
  const workspace = ctx.actor.kind === 'person' ? ctx.workspace : null;
  return evaluations.list({ workspace, most });
}
