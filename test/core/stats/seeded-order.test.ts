import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededOrder } from '../../../src/core/stats/seeded-order.ts';

describe('seededOrder', () => {
  it('holds every number once and depends on the seed alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer(), (n, seed) => {
        const order = seededOrder(n, seed);
        expect(order.toSorted((a, b) => a - b)).toEqual([...Array(n).keys()]);
        expect(seededOrder(n, seed)).toEqual(order);
      }),
    );
  });

  it('puts each number first about equally often', () => {
    const firsts = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 5_000; seed++) firsts[seededOrder(5, seed)[0]!]!++;
    for (const times of firsts) expect(Math.abs(times - 1_000)).toBeLessThan(120);
  });
});
