import { passMark } from '../evidence/pass-mark.ts';
import { type DoubtedAnswers, FIRST_LOOK, isHolding } from '../result/answer-check.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import type { PlanState } from './evaluation-record.ts';

/** With more answers the money is spent, and the result tells. */
const LAST_LOOK = 100;

type Looked = Pick<PlanState, 'spec' | 'asks' | 'questions' | 'ended'>;

/**
 * Returns whether the answers of an evaluation are still looked at while it runs: somebody can be asked,
 * and was not yet.
 */
export function looksAtAnswers({ spec, asks, questions, ended }: Looked): boolean {
  const isAsked = questions.some(({ kind }) => kind === 'answer check');
  return asks && !isAsked && spec.scorer.type !== 'judge' && ended.length <= LAST_LOOK;
}

/** Returns whether its scores are such that its answers are to be held against the answer check now. */
export function isLookDue(state: Looked): boolean {
  const { scorer, bar } = state.spec;
  const mark = passMark({ continuous: isContinuous(scorer), bar });
  const wrong = state.ended.filter(({ score }) => score !== null && score < mark);
  return looksAtAnswers(state) && wrong.length >= FIRST_LOOK;
}

/** Returns whether doubted answers are worth a question: one sample that every model fails may just be hard. */
export function isWorthAsking(
  doubted: DoubtedAnswers,
  ended: readonly { sample: number }[],
): boolean {
  return isHolding(doubted) || new Set(ended.map(({ sample }) => sample)).size > 1;
}
