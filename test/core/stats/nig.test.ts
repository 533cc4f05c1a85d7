import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nigBounds,
  nigEvidence,
  nigInterval,
  nigProbability,
} from '../../../src/core/stats/nig.ts';

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

describe('nigBounds', () => {
  const ones = (n: number) => Array<number>(n).fill(1);

  it('let flawless scores prove as much as Wilson lets flawless pass/fail ones, one sample later', () => {
    const fewest = (bar: number) => {
      let n = 1;
      while (nigBounds(ones(n), 1.644854).lo < bar) n++;
      return n;
    };
    expect([0.8, 0.9, 0.95, 0.99].map(fewest)).toEqual([13, 26, 54, 273]);
  });

  it('hold the interval, mirror each other, and one more score of 0 never raises the lower', () => {
    fc.assert(
      fc.property(scores, (x) => {
        const { lo, hi } = nigBounds(x, 1.959964);
        const interval = nigInterval(x, 0.95);
        expect(lo).toBeLessThanOrEqual(interval.lo + 1e-6);
        expect(hi).toBeGreaterThanOrEqual(interval.hi - 1e-6);
        const mirrored = nigBounds(
          x.map((value) => 1 - value),
          1.959964,
        );
        expect(mirrored.lo).toBeCloseTo(1 - hi, 9);
        expect(nigBounds([...x, 0], 1.959964).lo).toBeLessThanOrEqual(lo + 1e-9);
      }),
    );
  });

  it('touch the bar at the evidence', () => {
    const { above } = nigEvidence(SCORES, 0.7);
    expect(nigBounds(SCORES, above).lo).toBeCloseTo(0.7, 6);
    const { below } = nigEvidence(SCORES, 0.9);
    expect(nigBounds(SCORES, below).hi).toBeCloseTo(0.9, 6);
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
