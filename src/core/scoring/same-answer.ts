import type { Sample, Scorer } from '../evaluation.ts';
import type { Score } from '../trial.ts';

/** The scorers that can tell whether two answers are the same, with nothing expected. */
export const AGREEING: ReadonlySet<Scorer['type']> = new Set([
  'exact',
  'number',
  'json',
  'contains',
]);

/** Scores the text of a complete answer, as `compileComparison` makes it. */
type Compare = (text: string, sample: Sample) => Score;

/**
 * Returns whether two answers are the same to a scorer of AGREEING: each is right where the other is
 * what is expected. What the sample expects has no part in it, so that production can ask it, too.
 */
export function sameAnswer(compare: Compare, one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  const isRight = (text: string, expected: string) =>
    compare(text, { columns: {}, expected, alternatives: [], group: null }).value === 1;
  return isRight(one, other) || isRight(other, one);
}
