import { AppError } from '../core/errors.ts';
import { requireMayChange } from '../core/may-change.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { ControlledEvaluations, DeletableEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface DeleteEvaluationDeps {
  evaluations: Pick<ControlledEvaluations, 'control'> & DeletableEvaluations;
  settings: Pick<SettingStore, 'read'>;
}

/**
 * Deletes an evaluation for good: its samples, prompts, answers and result. What was spent stays in
 * the ledger, which holds no content. Throws AppError: 'not found', 'forbidden', and 'invalid input'
 * while it runs.
 */
export async function deleteEvaluation(
  deps: DeleteEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const evaluation = await deps.evaluations.control(evaluationId);
  const { admins } = await deps.settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'delete');
  if (await deps.evaluations.remove(evaluationId)) return;
  const message = `Evaluation ${evaluationId} still runs: cancel it, or end its run, then delete it.`;
  throw new AppError('invalid input', message);
}
