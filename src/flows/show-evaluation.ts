import { AppError } from '../core/errors.ts';
import type { Result } from '../core/result/result.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { ControlledEvaluations, PastEvaluations } from './ports/record.ts';

export interface ShowEvaluationDeps {
  evaluations: Pick<PastEvaluations, 'result'> & Pick<ControlledEvaluations, 'control'>;
}

/**
 * Returns the result of an evaluation. Throws AppError: 'not found', also for a person of another
 * workspace, and 'invalid input' while it has none.
 */
export async function showEvaluation(
  { evaluations }: ShowEvaluationDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<Result> {
  const { workspace, state } = await evaluations.control(evaluationId);
  if (ctx.actor.kind === 'person' && workspace !== ctx.workspace) {
    throw new AppError('not found', `There is no evaluation ${evaluationId} in this workspace.`);
  }
  const result = await evaluations.result(evaluationId);
  if (result) return result;
  const way = state === 'paused' ? 'It was interrupted: resume it first.' : 'It still runs.';
  throw new AppError('invalid input', `Evaluation ${evaluationId} has no result yet. ${way}`);
}
