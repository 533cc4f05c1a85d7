import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tango } from '../../../src/core/stats/tango.ts';

const TWO_SIDED = 1.959963984540054;
const NINETY = 1.6448536269514722;

const PUBLISHED = [
  {
    source: 'Fagerland, Lydersen & Laake 2014 (ratesci test3.R)',
    b: 1,
    c: 7,
    n: 21,
    z: TWO_SIDED,
    lo: -0.517232,
    hi: -0.026003,
    digits: 5,
  },
  {
    source: 'Tango 1998, example (ratesci test3.R)',
    b: 9,
    c: 3,
    n: 32,
    z: TWO_SIDED,
    lo: -0.027,
    hi: 0.39,
    digits: 3,
  },
  {
    source: 'Tango 1998, 90% (ratesci test3.R)',
    b: 0,
    c: 1,
    n: 44,
    z: NINETY,
    lo: -0.096,
    hi: 0.037,
    digits: 3,
  },
  {
    source: 'Agresti & Min 2005 (ratesci test3.R)',
    b: 16,
    c: 8,
    n: 86,
    z: TWO_SIDED,
    lo: -0.02,
    hi: 0.207,
    digits: 3,
  },
  {
    source: 'Cavo 2012 (contingencytables test-ch8.R)',
    b: 6,
    c: 16,
    n: 161,
    z: TWO_SIDED,
    lo: -0.124,
    hi: -0.0054,
    digits: 4,
  },
  {
    source: 'three of three (contingencytables test-ch8.R)',
    b: 3,
    c: 0,
    n: 3,
    z: TWO_SIDED,
    lo: -0.123,
    hi: 1,
    digits: 4,
  },
  {
    source: 'none of three (contingencytables test-ch8.R)',
    b: 0,
    c: 3,
    n: 3,
    z: TWO_SIDED,
    lo: -1,
    hi: 0.123,
    digits: 4,
  },
];

const counts = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 80 }),
  )
  .map(([b, c, alike]) => ({ b, c, n: b + c + alike }))
  .filter(({ n }) => n > 0);

describe('tango', () => {
  it.each(PUBLISHED)('gives the published interval: $source', ({ b, c, n, z, lo, hi, digits }) => {
    const interval = tango(b, c, n, z);
    expect(Math.abs(interval.lo - lo)).toBeLessThan(10 ** -digits);
    expect(Math.abs(interval.hi - hi)).toBeLessThan(10 ** -digits);
  });

  it('is never a point: without disagreement it reaches z²/(n+z²) to both sides', () => {
    const reach = TWO_SIDED ** 2 / (20 + TWO_SIDED ** 2);
    const { d, lo, hi } = tango(0, 0, 20, TWO_SIDED);
    expect(d).toBe(0);
    expect(lo).toBeCloseTo(-reach, 6);
    expect(hi).toBeCloseTo(reach, 6);
  });

  it('knows nothing of no pairs', () => {
    expect(tango(0, 0, 0, TWO_SIDED)).toEqual({ d: 0, lo: -1, hi: 1 });
  });

  it('negates when the two change places, holds its difference, and stays in [-1,1]', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(NINETY, TWO_SIDED), ({ b, c, n }, z) => {
        const one = tango(b, c, n, z);
        const other = tango(c, b, n, z);
        expect(other.lo).toBeCloseTo(-one.hi, 9);
        expect(other.hi).toBeCloseTo(-one.lo, 9);
        expect(one.lo).toBeGreaterThanOrEqual(-1);
        expect(one.hi).toBeLessThanOrEqual(1);
        expect(one.lo).toBeLessThanOrEqual(one.d + 1e-12);
        expect(one.hi).toBeGreaterThanOrEqual(one.d - 1e-12);
      }),
    );
  });
});
