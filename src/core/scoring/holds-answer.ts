import type { Sample, Scorer } from '../evaluation.ts';
import { compileComparison } from './compile-scorer.ts';

const CONTAINS = {
  type: 'contains',
  ignoreCase: true,
  words: true,
  not: [],
  strict: false,
} as const;

/**
 * Returns the test whether a wrong answer has the right one in a wrong form: the expected text stands
 * in it, or it is right once its form doesn't count. Never for scorers that have no form.
 */
export function holdsAnswer(scorer: Scorer): (answer: string, sample: Sample) => boolean {
  const lenient = lenientReading(scorer);
  if (lenient === null) return () => false;
  const contains = compileComparison(CONTAINS);
  const reads = compileComparison(lenient);
  return (answer, sample) => {
    if (answer === '' || answer.length > LONGEST || sample.expected.trim() === '') return false;
    return contains(answer, sample).value === 1 || reads(answer, sample).value === 1;
  };
}

/** In a longer answer its form is not what is wrong. */
const LONGEST = 20_000;

function lenientReading(scorer: Scorer): Scorer | null {
  switch (scorer.type) {
    case 'exact':
      return { ...scorer, trim: true, ignoreCase: true, unicode: 'fold', strict: false };
    case 'number':
    case 'json':
      return { ...scorer, strict: false };
    default:
      return null;
  }
}
