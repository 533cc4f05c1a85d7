import { passMark } from '../core/evidence/pass-mark.ts';
import { answerCheckDoubt } from '../core/result/answer-check.ts';
import { isContinuous } from '../core/scoring/compile-scorer.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { AnswersSoFar, StoredEvaluations } from './ports/record.ts';

export interface DoubtAnswersDeps {
  evaluations: StoredEvaluations & AnswersSoFar;
}

/**
 * Returns why the answers that came so far look wrongly compared rather than wrong, in a sentence; null
 * where they don't. Throws AppError('not found').
 */
export async function doubtAnswers(
  { evaluations }: DoubtAnswersDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<string | null> {
  const [{ samples }, { spec, ended }] = await Promise.all([
    evaluations.load(evaluationId),
    evaluations.read(evaluationId),
  ]);
  const { scorer, bar } = spec;
  const mark = passMark({ continuous: isContinuous(scorer), bar });
  return answerCheckDoubt({ scorer, samples, ended, passMark: mark });
}
