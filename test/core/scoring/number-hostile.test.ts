import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../src/core/scoring/compile-scorer.ts';
import { PLAIN } from './table/scorers.ts';

const MEGABYTE = 1_000_000;

describe('a number in an answer of 1 MB', () => {
  it.each(['*', '**4', ' ', '1 + 2 = ', '[', '12 ', 'twee duizend '])(
    'of %j is looked for in time that grows with it',
    (piece) => {
      const text = piece.repeat(MEGABYTE / piece.length);
      const sample = { columns: {}, expected: '42', alternatives: [], group: null };
      expect(compileComparison(PLAIN.number)(text, sample).value).toBe(0);
    },
  );
});
