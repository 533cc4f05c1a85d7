import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nigInterval, nigProbability } from '../../../src/core/stats/nig.ts';

const SCORES = [0.8, 0.9, 0.7, 1, 0.85, 0.95, 0.6, 0.9, 0.75, 0.8];
const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

describe('nigInterval', () => {
  it('gives the regression values of stats.md 5', () => {
    const { lo, hi } = nigInterval(SCORES, 0.95);
    expect(lo).toBeCloseTo(0.692874, 5);
    expect(hi).toBeCloseTo(0.898035, 5);
  });

  it('is the prior alone for no scores: a mean of one half, spread about 0.18', () => {
    const { lo, hi } = nigInterval([], 0.95);
    expect((lo + hi) / 2).toBeCloseTo(0.5, 9);
    expect(hi - lo).toBeCloseTo(2 * 2.7764451 * Math.sqrt(0.0625 / 2), 5);
  });

  it('stays in [0,1], widens with its level, and does not depend on the order', () => {
    fc.assert(
      fc.property(scores, (x) => {
        const { lo, hi } = nigInterval(x, 0.95);
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(hi).toBeLessThanOrEqual(1);
        const narrow = nigInterval(x, 0.9);
        expect(narrow.lo).toBeGreaterThanOrEqual(lo);
        expect(narrow.hi).toBeLessThanOrEqual(hi);
        expect(nigInterval(x.toReversed(), 0.95).lo).toBeCloseTo(lo, 9);
      }),
    );
  });
});

describe('nigProbability', () => {
  it('is the level whose bound touches the bar', () => {
    const { lo, hi } = nigInterval(SCORES, 0.9);
    expect(nigProbability(SCORES, lo)).toBeCloseTo(0.95, 6);
    expect(nigProbability(SCORES, hi)).toBeCloseTo(0.05, 6);
  });

  it('falls as the bar rises', () => {
    const bar = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(scores, bar, bar, (x, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(nigProbability(x, high)).toBeLessThanOrEqual(nigProbability(x, low) + 1e-9);
      }),
    );
  });
});
