import type { Scorer } from '../evaluation.ts';
import { compileComparison } from './compile-scorer.ts';

/**
 * Returns the test whether two answers say the same, as a program in production could make it without
 * knowing the right answer: each passes as the other's expected answer under the scorer. null for
 * scorers that don't compare texts (judge, regex, a schema, checks named by the sample).
 */
export function sameAnswer(scorer: Scorer): ((one: string, other: string) => boolean) | null {
  const isComparing =
    scorer.type === 'exact' ||
    scorer.type === 'contains' ||
    scorer.type === 'number' ||
    (scorer.type === 'json' && scorer.schema === null);
  if (!isComparing) return null;
  const score = compileComparison(scorer);
  const passes = (text: string, expected: string) =>
    score(text, { columns: {}, expected, alternatives: [], group: null }).value === 1;
  return (one, other) => passes(one, other) && passes(other, one);
}
