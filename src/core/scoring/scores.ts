import type { Score } from '../trial.ts';

/** Right: 1. */
export const RIGHT: Score = { value: 1, failure: null, note: null };

/** Wrong: 0. */
const WRONG: Score = { value: 0, failure: 'wrong', note: null };

/** An answer in which nothing can be compared: 0, and why. */
export function unparsable(note: string): Score {
  return { value: 0, failure: 'unparsable', note };
}

/** 1, or 0 as a wrong answer. */
export function rightIf(isRight: boolean): Score {
  return isRight ? RIGHT : WRONG;
}
