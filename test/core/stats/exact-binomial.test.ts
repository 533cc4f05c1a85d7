import { describe, expect, it } from 'vitest';
import {
  allowedFailures,
  flawlessNeeded,
  flawlessProves,
  provingChance,
} from '../../../src/core/stats/exact-binomial.ts';

describe('how many answers may fail', () => {
  it.each([
    { n: 28, allowed: -1 },
    { n: 29, allowed: 0 },
    { n: 45, allowed: 0 },
    { n: 46, allowed: 1 },
    { n: 60, allowed: 1 },
    { n: 61, allowed: 2 },
  ])('$allowed of $n, with 90% still proven at 5%', ({ n, allowed }) => {
    expect(allowedFailures(n, 0.9, 0.05)).toBe(allowed);
  });
});

describe('flawless answers', () => {
  it.each([
    [0.8, 14],
    [0.85, 19],
    [0.9, 29],
    [0.95, 59],
    [0.99, 299],
  ])('prove %f from %i on (stats.md 2.7)', (bar, needed) => {
    expect(flawlessNeeded(bar, 0.05)).toBe(needed);
    expect(allowedFailures(needed, bar, 0.05)).toBe(0);
    expect(allowedFailures(needed - 1, bar, 0.05)).toBe(-1);
    expect(flawlessProves(needed, 0.05)).toBeGreaterThanOrEqual(bar);
    expect(flawlessProves(needed - 1, 0.05)).toBeLessThan(bar);
  });

  it('never prove 100%, and none prove nothing', () => {
    expect(flawlessNeeded(1, 0.05)).toBe(Infinity);
    expect(flawlessProves(0, 0.05)).toBe(0);
  });
});

describe('the chance to prove a bar of 90%', () => {
  it('is the binomial chance of no more failures than are allowed', () => {
    expect(provingChance(29, 0.97, 0.9, 0.05)).toBeCloseTo(0.97 ** 29, 12);
    expect(provingChance(46, 0.97, 0.9, 0.05)).toBeCloseTo(0.97 ** 46 + 46 * 0.03 * 0.97 ** 45, 12);
    expect(provingChance(28, 0.99, 0.9, 0.05)).toBe(0);
    expect(provingChance(100, 1, 0.9, 0.05)).toBe(1);
  });

  it('is at most 5% at the bar', () => {
    for (let n = 15; n <= 300; n++) {
      expect(provingChance(n, 0.9, 0.9, 0.05)).toBeLessThanOrEqual(0.05);
    }
  });
});
