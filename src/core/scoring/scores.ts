import type { Leniency, Score } from '../trial.ts';

/** Right: 1. */
export const RIGHT: Score = { value: 1, failure: null, note: null, leniency: null };

/** Wrong: 0. */
export const WRONG: Score = { value: 0, failure: 'wrong', note: null, leniency: null };

/** An answer in which nothing can be compared: 0, and why. */
export function unparsable(note: string): Score {
  return { value: 0, failure: 'unparsable', note, leniency: null };
}

/** Right, once something was dropped; null: as it stands. */
export function rightAfter(leniency: Leniency | null): Score {
  return leniency === null ? RIGHT : { ...RIGHT, leniency };
}
