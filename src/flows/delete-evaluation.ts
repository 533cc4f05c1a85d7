import { AppError } from '../core/errors.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { ControlledEvaluations, DeletableEvaluations } from './ports/record.ts';
import { type PermissionDeps, requireMayChange } from './require-may-change.ts';

export interface DeleteEvaluationDeps extends PermissionDeps {
  evaluations: Pick<ControlledEvaluations, 'control'> & DeletableEvaluations;
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
  await requireMayChange(deps, ctx, evaluationId, 'delete');
  if (await deps.evaluations.remove(evaluationId)) return;
  const message = `Evaluation ${evaluationId} still runs: cancel it, or end its run, then delete it.`;
  throw new AppError('invalid input', message);
}
