import type { EvaluationCommand } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import { type PermissionDeps, requireMayChange } from './require-may-change.ts';

export interface CancelEvaluationDeps extends PermissionDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'cancel'>;
  enqueue: Pick<Enqueue, 'plan'>;
}

/**
 * Stops what has not begun; calls under way end and count. Returns false when it had ended already.
 * Throws AppError: 'not found', 'forbidden'.
 */
export async function cancelEvaluation(
  deps: CancelEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<boolean> {
  await requireMayChange(deps, ctx, evaluationId, 'cancel');
  const cancelled = await deps.evaluations.cancel(evaluationId);
  if (cancelled) await deps.enqueue.plan(evaluationId);
  return cancelled;
}
