import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probGoodEnough } from './prob-good-enough.ts';

const r = (n: number, repeats: number) => Array<number>(n).fill(repeats);

describe('the probability that the rate is at least the bar', () => {
  it('is the prior’s own chance without samples: the part of rates at or above the bar', () => {
    expect(probGoodEnough([], [], 0.9)).toBeCloseTo(0.1, 9);
    expect(probGoodEnough([], [], 0.5)).toBeCloseTo(0.5, 9);
  });

  it('is the beta posterior for one repeat: 29 of 30 above 0.9 is 1 - I(0.9; 30, 2)', () => {
    const x = [0, ...Array<number>(29).fill(1)];
    // 1 - (31 * 0.9^30 - 30 * 0.9^31): the Beta(30, 2) distribution function in closed form.
    const exact = 1 - (31 * 0.9 ** 30 - 30 * 0.9 ** 31);
    expect(probGoodEnough(x, r(30, 1), 0.9)).toBeCloseTo(exact, 2);
  });

  it('takes of the grid’s last cell the part that lies above a bar within it', () => {
    const x = Array<number>(40).fill(1);
    expect(probGoodEnough(x, r(40, 1), 0.999)).toBeCloseTo(1 - 0.999 ** 41, 2);
    expect(probGoodEnough(x, r(40, 1), 1)).toBe(0);
  });

  it('trusts repeats that agree on every sample less than as many samples', () => {
    const repeated = probGoodEnough(Array<number>(10).fill(1), r(10, 5), 0.9);
    const samples = probGoodEnough(Array<number>(50).fill(1), r(50, 1), 0.9);
    expect(repeated).toBeLessThan(samples);
    expect(repeated).toBeGreaterThan(
      probGoodEnough(Array<number>(10).fill(1), r(10, 1), 0.9) - 0.01,
    );
  });

  it('lies in [0,1], falls as the bar rises and does not depend on the order', () => {
    const data = fc.integer({ min: 1, max: 5 }).chain((repeats) =>
      fc.record({
        repeats: fc.constant(repeats),
        passed: fc.array(fc.integer({ min: 0, max: repeats }), { minLength: 1, maxLength: 25 }),
      }),
    );
    fc.assert(
      fc.property(data, ({ repeats, passed }) => {
        const x = passed.map((k) => k / repeats);
        const all = r(x.length, repeats);
        const chances = [0.5, 0.8, 0.9, 0.95].map((bar) => probGoodEnough(x, all, bar));
        expect(chances).toEqual(chances.toSorted((a, b) => b - a));
        expect(chances[0]).toBeLessThanOrEqual(1);
        expect(chances[3]).toBeGreaterThanOrEqual(0);
        expect(probGoodEnough(x.toReversed(), all, 0.9)).toBeCloseTo(chances[2]!, 9);
      }),
      { numRuns: 20 },
    );
  });
});
