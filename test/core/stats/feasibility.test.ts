import { describe, expect, it } from 'vitest';
import {
  bestProvable,
  samplesNeeded,
  samplesToProve,
} from '../../../src/core/stats/feasibility.ts';
import { wilsonClustered } from '../../../src/core/stats/wilson-clustered.ts';

const Z95 = 1.644854;

describe('samplesNeeded', () => {
  it.each([
    [0.8, 11],
    [0.85, 16],
    [0.9, 25],
    [0.95, 52],
    [0.99, 268],
  ])('a bar of %f takes %i samples, all right (stats.md 2.7)', (bar, samples) => {
    expect(samplesNeeded(bar)).toBe(samples);
  });

  it('is the fewest: one fewer does not clear the bar', () => {
    for (const bar of [0.7, 0.8, 0.9, 0.95, 0.99]) {
      const n = samplesNeeded(bar);
      expect(wilsonClustered(Array(n).fill(1), 1, Z95).lo).toBeGreaterThanOrEqual(bar);
      expect(wilsonClustered(Array(n - 1).fill(1), 1, Z95).lo).toBeLessThan(bar);
    }
  });

  it('is infinite for a bar of all', () => {
    expect(samplesNeeded(1)).toBe(Infinity);
  });
});

describe('bestProvable', () => {
  it.each([
    [10, 0.787],
    [15, 0.847],
    [20, 0.881],
    [30, 0.917],
    [50, 0.949],
    [100, 0.974],
  ])('%i samples prove at best %f (stats.md 2.7)', (n, best) => {
    expect(bestProvable(n)).toBeCloseTo(best, 3);
  });
});

describe('samplesToProve', () => {
  it('is null where the rate is not above the bar', () => {
    expect(samplesToProve(0.9, 0.9)).toBeNull();
    expect(samplesToProve(0.8, 0.9)).toBeNull();
  });

  it('is what the interval asks for at that rate', () => {
    const n = samplesToProve(0.95, 0.9)!;
    expect(n).toBe(Math.ceil((Z95 ** 2 * 0.09) / 0.05 ** 2));
  });

  it('is never fewer than a perfect score needs', () => {
    expect(samplesToProve(1, 0.9)).toBe(samplesNeeded(0.9));
  });
});
