import { requireMayChange } from '../core/may-change.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface CancelEvaluationDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'cancel'>;
  settings: Pick<SettingStore, 'read'>;
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
  const evaluation = await deps.evaluations.control(evaluationId);
  const { admins } = await deps.settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'cancel');
  const cancelled = await deps.evaluations.cancel(evaluationId);
  if (cancelled) await deps.enqueue.plan(evaluationId);
  return cancelled;
}
