import jstat from 'jstat';
import { pbeta, pnorm, pt, qnorm, qt } from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/core/stats/normal.ts';

// lib-r-math.js is a port of R's nmath: an independent witness for the distributions used.
const LEVELS = [
  1e-6,
  0.0001,
  0.001,
  0.025,
  0.05,
  0.2,
  0.5,
  0.8,
  0.95,
  0.975,
  0.999,
  0.9999,
  1 - 1e-6,
];

describe('normal', () => {
  it.each(LEVELS)('has R’s quantile at %f', (level) => {
    expect(normalQuantile(level)).toBeCloseTo(qnorm(level), 8);
  });

  it('has R’s distribution function from -8 to 8', () => {
    for (let z = -8; z <= 8; z += 0.25) expect(normalCdf(z)).toBeCloseTo(pnorm(z), 10);
  });

  it('ends at infinity', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });
});

describe('jstat’s t and beta, which the intervals use', () => {
  it.each([2, 5, 14, 19, 49, 99, 204])('has R’s t quantile and distribution, %i degrees', (df) => {
    for (const level of LEVELS) {
      expect(Math.abs(jstat.studentt.inv(level, df) / qt(level, df) - 1) || 0).toBeLessThan(1e-6);
    }
    for (const t of [-4, -1, 0.5, 2, 6]) {
      expect(jstat.studentt.cdf(t, df)).toBeCloseTo(pt(t, df), 7);
    }
  });

  it('has R’s beta distribution', () => {
    for (const [a, b] of [
      [1, 1],
      [18, 3],
      [91, 11],
      [300, 2],
    ] as const) {
      for (const x of [0.1, 0.5, 0.9, 0.97]) {
        expect(jstat.beta.cdf(x, a, b)).toBeCloseTo(pbeta(x, a, b), 8);
      }
    }
  });

  it('gives the published Clopper-Pearson bounds of 18 in 20 (R binom, by statsmodels)', () => {
    expect(jstat.beta.cdf(0.6830172859809176, 18, 3)).toBeCloseTo(0.025, 9);
    expect(jstat.beta.cdf(0.9876514728297052, 19, 2)).toBeCloseTo(0.975, 9);
  });
});
