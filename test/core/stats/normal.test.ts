import jstat from 'jstat';
import * as r from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/core/stats/normal.ts';

const LEVELS = [1e-6, 0.001, 0.025, 0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.975, 0.999, 1 - 1e-6];

// Against lib-r-math.js, a port of R's own nmath.
describe('normal', () => {
  it.each(LEVELS)('has R’s quantile at %d', (level) => {
    expect(normalQuantile(level)).toBeCloseTo(r.qnorm(level), 8);
  });

  it.each([-5, -2, -1.644854, 0, 0.5, 1.959964, 4])('has R’s distribution at %d', (z) => {
    expect(normalCdf(z)).toBeCloseTo(r.pnorm(z), 9);
  });
});

describe('the t distribution that the NIG and paired intervals use', () => {
  it.each([4, 14, 24, 104])('has R’s quantiles at %d degrees of freedom', (degrees) => {
    for (const level of [0.025, 0.5, 0.9, 0.975, 0.999]) {
      expect(jstat.studentt.inv(level, degrees)).toBeCloseTo(r.qt(level, degrees), 6);
    }
  });
});

describe('the beta distribution that probabilities on these samples use', () => {
  it.each([
    [0.9, 19, 2],
    [0.5, 1, 1],
    [0.95, 100, 3],
  ])('has R’s distribution at %d for Beta(%d, %d)', (x, a, b) => {
    expect(jstat.beta.cdf(x, a, b)).toBeCloseTo(r.pbeta(x, a, b), 8);
  });
});
