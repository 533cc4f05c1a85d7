import type { Score } from '../trial.ts';

type Compare = (answer: string, expected: string) => Score;

const MOST_KEPT = 20_000;
/** Longer answers seldom come twice. */
const LONGEST_KEPT = 500;

/**
 * The same comparison, made once for the same short answer: repeats of a sample, and models, often
 * give the very same one.
 */
export function keepingScores(compare: Compare): Compare {
  const kept = new Map<string, Map<string, Score>>();
  let size = 0;
  return (answer, expected) => {
    if (answer.length > LONGEST_KEPT || expected.length > LONGEST_KEPT) {
      return compare(answer, expected);
    }
    const before = kept.get(expected)?.get(answer);
    if (before) return before;
    if (size === MOST_KEPT) {
      kept.clear();
      size = 0;
    }
    const score = compare(answer, expected);
    const scores = kept.get(expected) ?? new Map<string, Score>();
    kept.set(expected, scores.set(answer, score));
    size++;
    return score;
  };
}
