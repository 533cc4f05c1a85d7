import type { FinalState } from '../core/record/evaluation-record.ts';
import { draftedAnswers } from '../core/variants/drafted-answers.ts';
import type { EvaluationCommand } from './ctx.ts';

export interface ReadAnswersDeps {
  evaluations: { read(id: string): Promise<FinalState> };
}

/**
 * Returns what an evaluation's one candidate answered to each sample, asked once; no entry where it gave
 * no answer. Throws AppError('not found').
 */
export async function readAnswers(
  { evaluations }: ReadAnswersDeps,
  { input }: EvaluationCommand,
): Promise<ReadonlyMap<number, string>> {
  return draftedAnswers(await evaluations.read(input.evaluationId));
}
