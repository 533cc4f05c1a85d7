import { passMark } from '../core/evidence/pass-mark.ts';
import { present } from '../core/present.ts';
import { isWorthAsking, looksAtAnswers } from '../core/record/look-at-answers.ts';
import { checkQuestion, openQuestion } from '../core/record/question.ts';
import { doubtedAnswers } from '../core/result/answer-check.ts';
import type { PreparedEvaluation } from '../core/settlement/prepared.ts';
import type { EndedEvaluations, PlannedEvaluations } from './ports/record.ts';

export interface DoubtAnswersDeps {
  evaluations: PlannedEvaluations & Pick<EndedEvaluations, 'read'>;
}

/**
 * Asks, once, whether to go on where the answers that came so far look wrongly compared rather than
 * wrong; calls that wait are taken back meanwhile. Returns whether it waits for an answer now.
 */
export async function doubtAnswers(
  { evaluations }: DoubtAnswersDeps,
  { id, samples, continuous, spec }: PreparedEvaluation,
  at: Date,
): Promise<boolean> {
  const { scorer, bar } = spec;
  const { ended } = await evaluations.read(id);
  const mark = passMark({ continuous, bar });
  const doubted = doubtedAnswers({ scorer, samples, ended, passMark: mark });
  if (doubted === null || !isWorthAsking(doubted, ended)) return false;
  const advanced = await evaluations.advance(id, (state) => {
    const asks = looksAtAnswers(state) && openQuestion(state.questions) === null;
    const memory = present(state.plan, 'plan of an evaluation that has answers');
    return {
      plan: memory,
      launch: [],
      drop: asks ? state.open.filter((trial) => trial.state === 'planned') : [],
      finished: false,
      question: asks ? checkQuestion(doubted, { spec, memory, at }) : null,
      wakeAt: asks || openQuestion(state.questions) ? null : state.open.length,
    };
  });
  return advanced?.waits === true;
}
