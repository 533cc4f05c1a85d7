import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { wilsonClustered } from '../../../src/core/stats/wilson-clustered.ts';
import { THIRDS_X } from './vectors.ts';

const TWO_SIDED = 1.959964;
const ONE_SIDED = 1.644854;

/** Passes of each sample of `r` repeats. */
const passes = (r: number) =>
  fc.array(fc.integer({ min: 0, max: r }), { minLength: 1, maxLength: 60 });
const repeatsAndPasses = fc
  .integer({ min: 1, max: 10 })
  .chain((r) => fc.record({ r: fc.constant(r), passed: passes(r) }));

describe('wilsonClustered', () => {
  it('gives the regression values of stats.md 5 for 20 samples of 3 repeats', () => {
    const bounds = wilsonClustered(THIRDS_X, 3, TWO_SIDED);
    expect(bounds.p).toBeCloseTo(0.883333, 6);
    expect(bounds.rho).toBeCloseTo(0.753278, 6);
    expect(bounds.nEff).toBeCloseTo(23.937226, 6);
    expect(bounds.lo).toBeCloseTo(0.699703, 6);
    expect(bounds.hi).toBeCloseTo(0.960942, 6);
    expect(wilsonClustered(THIRDS_X, 3, ONE_SIDED).lo).toBeCloseTo(0.734951, 6);
  });

  it.each([
    { failed: 0, nEff: 20, lo: 0.880842 },
    { failed: 1, nEff: 23.959391, lo: 0.870512 },
    { failed: 2, nEff: 27.272727, lo: 0.856126 },
  ])('falls with $failed of 20 samples failing once in 3 (stats.md 5)', ({ failed, nEff, lo }) => {
    const x = Array.from({ length: 20 }, (_, index) => (index < failed ? 2 / 3 : 1));
    const bounds = wilsonClustered(x, 3, ONE_SIDED);
    expect(bounds.nEff).toBeCloseTo(nEff, 6);
    expect(bounds.lo).toBeCloseTo(lo, 6);
  });

  it('is plain Wilson for one repeat', () => {
    const x = [1, 1, 0, 1, 1, 1, 0, 1, 1, 1];
    const plain = wilson(0.8, 10, TWO_SIDED);
    const bounds = wilsonClustered(x, 1, TWO_SIDED);
    expect(bounds.lo).toBeCloseTo(plain.lo, 12);
    expect(bounds.hi).toBeCloseTo(plain.hi, 12);
  });

  it('is never better than a perfect score on as many samples, however many repeats', () => {
    const x = [0.9, ...Array<number>(20).fill(1)];
    const best = 21 / (21 + ONE_SIDED ** 2);
    expect(wilsonClustered(x, 10, ONE_SIDED).lo).toBe(best);
    expect(
      wilsonClustered(
        x.map((value) => 1 - value),
        10,
        ONE_SIDED,
      ).hi,
    ).toBeCloseTo(1 - best, 12);
  });

  it('knows nothing of no samples', () => {
    expect(wilsonClustered([], 3, TWO_SIDED)).toMatchObject({ lo: 0, hi: 1, nEff: 0 });
  });

  it('never raises a bound when a pass turns into a fail, 2 to 10 repeats', () => {
    const cases = fc
      .integer({ min: 2, max: 10 })
      .chain((r) => fc.record({ r: fc.constant(r), passed: passes(r), at: fc.nat() }));
    fc.assert(
      fc.property(cases, fc.constantFrom(ONE_SIDED, TWO_SIDED), ({ r, passed, at }, z) => {
        const index = at % passed.length;
        fc.pre(passed[index]! > 0);
        const before = wilsonClustered(
          passed.map((k) => k / r),
          r,
          z,
        );
        const worse = passed.with(index, passed[index]! - 1);
        const after = wilsonClustered(
          worse.map((k) => k / r),
          r,
          z,
        );
        expect(after.lo).toBeLessThanOrEqual(before.lo + 1e-12);
        expect(after.hi).toBeLessThanOrEqual(before.hi + 1e-12);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps its bounds in [0,1], around the rate, and its trials between samples and calls', () => {
    fc.assert(
      fc.property(repeatsAndPasses, ({ r, passed }) => {
        const bounds = wilsonClustered(
          passed.map((k) => k / r),
          r,
          TWO_SIDED,
        );
        expect(bounds.lo).toBeGreaterThanOrEqual(0);
        expect(bounds.hi).toBeLessThanOrEqual(1);
        expect(bounds.lo).toBeLessThanOrEqual(bounds.p);
        expect(bounds.hi).toBeGreaterThanOrEqual(bounds.p);
        expect(bounds.nEff).toBeGreaterThanOrEqual(passed.length - 1e-9);
        expect(bounds.nEff).toBeLessThanOrEqual(passed.length * r + 1e-9);
      }),
    );
  });

  it('does not depend on the order of samples', () => {
    fc.assert(
      fc.property(repeatsAndPasses, fc.integer(), ({ r, passed }, turn) => {
        const x = passed.map((k) => k / r);
        const at = Math.abs(turn) % x.length;
        const turned = [...x.slice(at), ...x.slice(0, at)].toReversed();
        const [one, other] = [
          wilsonClustered(x, r, TWO_SIDED),
          wilsonClustered(turned, r, TWO_SIDED),
        ];
        expect(other.lo).toBeCloseTo(one.lo, 9);
        expect(other.hi).toBeCloseTo(one.hi, 9);
      }),
    );
  });

  it('mirrors: failures instead of passes give the mirrored bounds', () => {
    fc.assert(
      fc.property(repeatsAndPasses, ({ r, passed }) => {
        const x = passed.map((k) => k / r);
        const [one, other] = [
          wilsonClustered(x, r, TWO_SIDED),
          wilsonClustered(
            x.map((value) => 1 - value),
            r,
            TWO_SIDED,
          ),
        ];
        expect(other.lo).toBeCloseTo(1 - one.hi, 9);
        expect(other.hi).toBeCloseTo(1 - one.lo, 9);
      }),
    );
  });
});
