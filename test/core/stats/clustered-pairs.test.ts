import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tango } from '../../../src/core/stats/tango.ts';
import { tangoClustered } from './tango-clustered.ts';
import { THIRDS_X, THIRDS_Y } from './vectors.ts';

const TWO_SIDED = 1.959964;
const ONE_SIDED = 1.644854;

const pairs = fc
  .record({ rA: fc.integer({ min: 1, max: 6 }), rB: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rA, rB }) =>
    fc.record({
      rA: fc.constant(rA),
      rB: fc.constant(rB),
      samples: fc.array(
        fc.tuple(fc.integer({ min: 0, max: rA }), fc.integer({ min: 0, max: rB })),
        { minLength: 1, maxLength: 40 },
      ),
    }),
  )
  .map(({ rA, rB, samples }) => ({
    rA,
    rB,
    xA: samples.map(([passed]) => passed / rA),
    xB: samples.map(([, passed]) => passed / rB),
  }));

describe('clustered pairs', () => {
  it('gives the regression values of stats.md 5', () => {
    const interval = tangoClustered(THIRDS_X, THIRDS_Y, 3, 3, TWO_SIDED);
    expect(interval.d).toBeCloseTo(-0.066667, 6);
    expect(interval.q10).toBeCloseTo(0.016667, 6);
    expect(interval.q01).toBeCloseTo(0.083333, 6);
    expect(interval.rho).toBeCloseTo(0.330477, 6);
    expect(interval.nEff).toBeCloseTo(36.123803, 6);
    expect(interval.lo).toBeCloseTo(-0.205168, 6);
    expect(interval.hi).toBeCloseTo(0.054527, 6);
    const ninety = tangoClustered(THIRDS_X, THIRDS_Y, 3, 3, ONE_SIDED);
    expect(ninety.lo).toBeCloseTo(-0.177741, 6);
    expect(ninety.hi).toBeCloseTo(0.027554, 6);
  });

  it('is exactly Tango 1998 for one repeat each', () => {
    const xA = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, ...Array(20).fill(1)];
    const xB = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, ...Array(20).fill(1)];
    const { lo, hi } = tangoClustered(xA, xB, 1, 1, TWO_SIDED);
    const plain = tango(9, 3, 32, TWO_SIDED);
    expect(lo).toBeCloseTo(plain.lo, 9);
    expect(hi).toBeCloseTo(plain.hi, 9);
  });

  it('counts at least the samples and at most the harmonic number of trials', () => {
    const interval = tangoClustered(THIRDS_X, THIRDS_Y, 5, 1, TWO_SIDED);
    expect(interval.nEff).toBeGreaterThanOrEqual(20);
    expect(interval.nEff).toBeLessThanOrEqual(20 * (2 / (1 / 5 + 1)));
  });

  it('knows nothing of no samples', () => {
    expect(tangoClustered([], [], 1, 1, TWO_SIDED)).toMatchObject({ lo: -1, hi: 1, nEff: 0 });
  });

  it('negates its interval when A and B change places, and stays in [-1,1]', () => {
    fc.assert(
      fc.property(pairs, ({ xA, xB, rA, rB }) => {
        const one = tangoClustered(xA, xB, rA, rB, TWO_SIDED);
        const other = tangoClustered(xB, xA, rB, rA, TWO_SIDED);
        expect(other.lo).toBeCloseTo(-one.hi, 9);
        expect(other.hi).toBeCloseTo(-one.lo, 9);
        expect(one.lo).toBeGreaterThanOrEqual(-1);
        expect(one.hi).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not depend on the order of samples', () => {
    fc.assert(
      fc.property(pairs, ({ xA, xB, rA, rB }) => {
        const one = tangoClustered(xA, xB, rA, rB, TWO_SIDED);
        const other = tangoClustered(xA.toReversed(), xB.toReversed(), rA, rB, TWO_SIDED);
        expect(other.lo).toBeCloseTo(one.lo, 9);
        expect(other.hi).toBeCloseTo(one.hi, 9);
      }),
    );
  });
});
