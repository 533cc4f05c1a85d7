import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../../src/core/stats/wilson.ts';

const TWO_SIDED = 1.959963984540054;

// R package binom, by statsmodels' results_proportion.py and test_proportion.py (stats.md 5).
const BINOM = [
  [18, 20, 0.6989663547715128, 0.972133518786232, 9],
  [4, 20, 0.0806576625797981, 0.4160174322518935, 9],
  [4, 200, 0.00780442641634947, 0.05028708690582643, 9],
  [190, 200, 0.910421851861224, 0.972617354399236, 9],
  [0, 30, 0, 0.11351339, 7],
  [29, 30, 0.8332961, 0.9940914, 7],
  [1, 30, 0.00590859, 0.16670391, 7],
  [19, 38, 0.348499283643951, 0.651500716356049, 9],
] as const;

// Examples of Newcombe 1998 (Stat Med 17:857), values recomputed for stats.md 5.
const NEWCOMBE = [
  [81, 263, 0.2553, 0.3662, 4],
  [15, 148, 0.0624, 0.1605, 4],
  [0, 20, 0, 0.1611, 4],
  [1, 29, 0.0061, 0.1718, 4],
] as const;

describe('wilson', () => {
  it.each([...BINOM, ...NEWCOMBE])(
    'gives the published interval of %i in %i',
    (passed, n, lo, hi, digits) => {
      const interval = wilson(passed / n, n, TWO_SIDED);
      expect(interval.lo).toBeCloseTo(lo, digits);
      expect(interval.hi).toBeCloseTo(hi, digits);
    },
  );

  it('gives the published one-sided bounds of 100 in 200 (R DescTools, by statsmodels)', () => {
    const interval = wilson(0.5, 200, 1.6448536269514722);
    expect(interval.lo).toBeCloseTo(0.442235, 6);
    expect(interval.hi).toBeCloseTo(0.557765, 6);
  });

  it('knows nothing of no trials', () => {
    expect(wilson(Number.NaN, 0, TWO_SIDED)).toMatchObject({ lo: 0, hi: 1 });
  });

  it('keeps the rate between its bounds and the bounds in [0,1], for fractions of trials too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (p, n, z) => {
          const { lo, hi } = wilson(p, n, z);
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(hi).toBeLessThanOrEqual(1);
          expect(lo).toBeLessThanOrEqual(p + 1e-12);
          expect(hi).toBeGreaterThanOrEqual(p - 1e-12);
        },
      ),
    );
  });
});
