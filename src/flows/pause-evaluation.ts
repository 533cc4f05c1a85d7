import { requireMayChange } from '../core/may-change.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface PauseEvaluationDeps {
  evaluations: Pick<ControlledEvaluations, 'control' | 'pause'>;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Keeps an evaluation as it is, for whoever resumes it: no worker spends on it meanwhile. One that
 * has ended stays ended. Throws AppError: 'not found', 'forbidden'.
 */
export async function pauseEvaluation(
  deps: PauseEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const evaluation = await deps.evaluations.control(evaluationId);
  const { admins } = await deps.settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'pause');
  await deps.evaluations.pause(evaluationId);
}
