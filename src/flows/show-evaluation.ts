import { AppError } from '../core/errors.ts';
import { requireInWorkspace } from '../core/may-change.ts';
import type { Result } from '../core/result/schema/result.ts';
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
  const evaluation = await evaluations.control(evaluationId);
  requireInWorkspace(ctx, evaluation);
  const result = await evaluations.result(evaluationId);
  if (result) return result;
  const way =
    evaluation.state === 'paused' ? 'It was interrupted: resume it first.' : 'It still runs.';
  throw new AppError('invalid input', `Evaluation ${evaluationId} has no result yet. ${way}`);
}
