import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformSource } from '../../../bench/decisions/world.ts';
import { ldBounds } from '../../../src/core/stats/ld-bounds.ts';
import { normalQuantile } from '../../../src/core/stats/normal.ts';

const FIFTHS = [0.2, 0.4, 0.6, 0.8, 1];
/** Hwang, Shih & DeCani spending, gamma -4, of 2.5%. */
const hsd = (t: number) => (0.025 * (1 - Math.exp(4 * t))) / (1 - Math.exp(4));
const PUBLISHED = [3.2527, 2.986, 2.6917, 2.3737, 2.0253];

describe('ldBounds', () => {
  it.each([
    { points: 4001, tolerance: 0.001 },
    { points: 801, tolerance: 0.003 },
  ])(
    'gives the boundaries of gsDesign (k = 5, HSD -4) on $points points',
    ({ points, tolerance }) => {
      ldBounds(FIFTHS, hsd, points).forEach((z, index) => {
        expect(Math.abs(z - PUBLISHED[index]!)).toBeLessThan(tolerance);
      });
    },
  );

  it('gives the regression values of stats.md 5: 50 samples, 3 repeats, 5% as t³', () => {
    const info = (n: number, r: number) => (n * r) / (1 + (r - 1) * 0.6);
    const looks = [10, 15, 20, 25, 30, 35, 40, 45, 50].map((n) => info(n, 1));
    const infos = [...looks, info(50, 2), info(50, 3)];
    const bounds = ldBounds(
      infos.map((each) => each / infos.at(-1)!),
      (t) => 0.05 * t ** 3,
    );
    const published = [3.602, 3.33, 3.104, 2.911, 2.742, 2.591, 2.451, 2.32, 2.195, 1.856, 1.767];
    bounds.forEach((z, index) => {
      expect(Math.abs(z - published[index]!)).toBeLessThan(0.005);
    });
  });

  it('is the plain quantile for a single look', () => {
    expect(ldBounds([1], () => 0.05)[0]).toBeCloseTo(normalQuantile(0.95), 6);
  });

  it('spends what it says: 5% of simulated motions cross a boundary', () => {
    const t = Array.from({ length: 12 }, (_, index) => (index + 1) / 12);
    const bounds = ldBounds(t, (fraction) => 0.05 * fraction ** 3);
    const uniform = uniformSource(3);
    const normal = () => normalQuantile(Math.max(1e-12, uniform()));
    const motions = 40_000;
    let crossed = 0;
    for (let motion = 0; motion < motions; motion++) {
      let position = 0;
      for (let look = 0; look < t.length; look++) {
        position += normal() * Math.sqrt(1 / 12);
        if (position / Math.sqrt(t[look]!) >= bounds[look]!) {
          crossed++;
          break;
        }
      }
    }
    expect(Math.abs(crossed / motions - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / motions));
  });

  it('never lies below the single look’s boundary', () => {
    const rising = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
      .map((counts) => counts.toSorted((a, b) => a - b))
      .map((counts) => counts.map((each) => each / counts.at(-1)!));
    fc.assert(
      fc.property(rising, (t) => {
        for (const z of ldBounds(t, (fraction) => 0.05 * fraction ** 3)) {
          expect(z).toBeGreaterThanOrEqual(normalQuantile(0.95) - 0.01);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([[[0.5, 0.5, 1]], [[0.8, 0.4]], [[0, 1]], [[0.5, 1.1]]])('refuses fractions %j', (t) => {
    expect(() => ldBounds(t, (fraction) => 0.05 * fraction)).toThrow(RangeError);
  });
});
