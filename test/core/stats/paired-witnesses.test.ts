import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { tango } from '../../../src/core/stats/tango.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';

/**
 * Other methods for paired rates, each checked against its published values, as witnesses for the
 * one that is shipped. `a` pairs passed both, `b` only the first, `c` only the second, `d` neither.
 */
interface Pairs {
  a: number;
  b: number;
  c: number;
  d: number;
}

const TWO_SIDED = 1.959963984540054;

/** Newcombe 1998, method 10 (Stat Med 17:2635): Wilson's limits, joined by a corrected phi. */
function newcombe({ a, b, c, d }: Pairs, z: number) {
  const n = a + b + c + d;
  const [one, other] = [wilson((a + b) / n, n, z), wilson((a + c) / n, n, z)];
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  const product = a * d - b * c;
  const corrected = product > 0 ? Math.max(0, product - n / 2) : product;
  const phi = margins === 0 ? 0 : corrected / Math.sqrt(margins);
  const joined = (x: number, y: number) => Math.sqrt(x ** 2 - 2 * phi * x * y + y ** 2);
  const difference = (b - c) / n;
  return {
    lo: difference - joined(one.p - one.lo, other.hi - other.p),
    hi: difference + joined(one.hi - one.p, other.p - other.lo),
  };
}

/** Bonett and Price 2012: Wald's interval with one more pair of each disagreement. */
function bonettPrice({ a, b, c, d }: Pairs, z: number) {
  const n = a + b + c + d + 2;
  const [first, second] = [(b + 1) / n, (c + 1) / n];
  const centre = first - second;
  const reach = z * Math.sqrt((first + second - centre ** 2) / n);
  return { lo: Math.max(-1, centre - reach), hi: Math.min(1, centre + reach) };
}

/** McNemar's test on the pairs that disagree: the exact two-sided p-value, and the mid-p. */
function mcNemar(b: number, c: number): { exact: number; midP: number } {
  const n = b + c;
  const chance = (k: number) =>
    Math.exp(jstat.gammaln(n + 1) - jstat.gammaln(k + 1) - jstat.gammaln(n - k + 1) - n * Math.LN2);
  const fewer = Math.min(b, c);
  const tail = Array.from({ length: fewer + 1 }, (_, k) => chance(k)).reduce((x, y) => x + y, 0);
  const exact = Math.min(1, 2 * tail);
  return { exact, midP: b === c ? 1 - chance(fewer) / 2 : exact - chance(fewer) };
}

describe('the witnesses', () => {
  it('Newcombe’s method 10 gives its published intervals (contingencytables test-ch8.R)', () => {
    const airways = newcombe({ a: 59, b: 6, c: 16, d: 80 }, TWO_SIDED);
    expect(airways.lo).toBeCloseTo(-0.1186, 4);
    expect(airways.hi).toBeCloseTo(-0.0046, 4);
    const two = newcombe({ a: 1, b: 0, c: 0, d: 1 }, TWO_SIDED);
    expect(two.lo).toBeCloseTo(-0.5734, 4);
    expect(two.hi).toBeCloseTo(0.5734, 4);
  });

  it('Bonett and Price’s interval is the published one (contingencytables test-ch8.R)', () => {
    const { lo, hi } = bonettPrice({ a: 59, b: 6, c: 16, d: 80 }, TWO_SIDED);
    expect(lo).toBeCloseTo(-0.1195, 4);
    expect(hi).toBeCloseTo(-0.0032, 4);
  });

  it('McNemar’s p-values are the published ones (contingencytables test-ch8.R)', () => {
    const { exact, midP } = mcNemar(6, 16);
    expect(exact).toBeCloseTo(0.052479, 6);
    expect(midP).toBeCloseTo(0.03469, 6);
  });

  it.each([
    [70, 59, 0.378688],
    [80, 59, 0.089452],
    [30, 60, 0.00206],
    [10, 30, 0.002221],
    [10, 10, 1],
  ])(
    'McNemar’s exact p-value of %i and %i is %f (statsmodels test_nonparametric.py)',
    (b, c, p) => {
      expect(mcNemar(b, c).exact).toBeCloseTo(p, 6);
    },
  );
});

const pairs = fc.record({
  a: fc.integer({ min: 5, max: 200 }),
  b: fc.integer({ min: 0, max: 40 }),
  c: fc.integer({ min: 0, max: 40 }),
  d: fc.integer({ min: 5, max: 60 }),
});

describe('tango beside its witnesses', () => {
  it('lies within 3 points of Newcombe and of Bonett and Price from 100 pairs on', () => {
    fc.assert(
      fc.property(pairs, (counts) => {
        const n = counts.a + counts.b + counts.c + counts.d;
        fc.pre(n >= 100);
        const { lo, hi } = tango(counts.b, counts.c, n, TWO_SIDED);
        for (const witness of [newcombe(counts, TWO_SIDED), bonettPrice(counts, TWO_SIDED)]) {
          expect(Math.abs(witness.lo - lo)).toBeLessThan(0.03);
          expect(Math.abs(witness.hi - hi)).toBeLessThan(0.03);
        }
      }),
    );
  });

  it('leaves no difference out exactly where McNemar’s mid-p says 5%, but for the border', () => {
    fc.assert(
      fc.property(pairs, (counts) => {
        const { midP } = mcNemar(counts.b, counts.c);
        fc.pre(midP < 0.035 || midP > 0.065);
        const n = counts.a + counts.b + counts.c + counts.d;
        const { lo, hi } = tango(counts.b, counts.c, n, TWO_SIDED);
        expect(lo > 0 || hi < 0).toBe(midP < 0.05);
      }),
    );
  });
});
