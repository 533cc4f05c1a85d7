import type { Leniency, Score } from '../trial.ts';

/** Right: 1. */
export const RIGHT: Score = { value: 1, failure: null, note: null, leniency: null };

/** Wrong: 0. */
export const WRONG: Score = { value: 0, failure: 'wrong', note: null, leniency: null };

/** An answer in which nothing can be compared: 0, and why. */
export function unparsable(note: string): Score {
  return { value: 0, failure: 'unparsable', note, leniency: null };
}

const LENIENT = new Map<Leniency, Score>();

/** Right, once something was dropped; null: as it stands. The same score each time. */
export function rightAfter(leniency: Leniency | null): Score {
  if (leniency === null) return RIGHT;
  const before = LENIENT.get(leniency);
  if (before) return before;
  const score = { ...RIGHT, leniency };
  LENIENT.set(leniency, score);
  return score;
}
