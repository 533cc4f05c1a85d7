import type { EvaluationCommand } from './ctx.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import { type PermissionDeps, requireMayChange } from './require-may-change.ts';

export interface PauseEvaluationDeps extends PermissionDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'pause'>;
}

/**
 * Keeps an evaluation as it is, for whoever resumes it: no worker spends on it meanwhile. One that
 * has ended stays ended. Throws AppError: 'not found', 'forbidden'.
 */
export async function pauseEvaluation(
  deps: PauseEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  await requireMayChange(deps, ctx, evaluationId, 'pause');
  await deps.evaluations.pause(evaluationId);
}
