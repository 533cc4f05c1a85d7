/** What the plan asks: to go on though it will cost more than was shown, or to the most expensive candidates. */
export type PlanQuestionKind = 'over the quote' | 'most expensive';

/** Somebody is there to be asked before much money is spent. Dollars. */
export interface Asking {
  /** What the evaluation was expected to cost, and to cost at most, when it was started. */
  expectedUsd: number;
  largestUsd: number;
  /** What a judge adds to each call. */
  judgeUsd: number;
  /** What was answered with yes. */
  granted: readonly PlanQuestionKind[];
}

/** A question that the plan waits on: about these candidates, at about so many dollars. */
export interface PlanQuestion {
  kind: PlanQuestionKind;
  candidates: readonly { candidate: number; usd: number }[];
  usd: number;
}
