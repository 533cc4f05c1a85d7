import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../src/core/evidence/units.ts';

describe('unitsOf', () => {
  it('makes near-duplicates one unit and every other sample one of its own', () => {
    const units = unitsOf(['a', null, 'b', 'a', null, 'b'], 1);
    expect(units.toSorted((one, other) => one[0]! - other[0]!)).toEqual([[0, 3], [1], [2, 5], [4]]);
  });

  it('holds every sample once, in an order that only groups and seed decide', () => {
    const groups = fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(groups, fc.integer(), (of, seed) => {
        const units = unitsOf(of, seed);
        expect(units.flat().toSorted((a, b) => a - b)).toEqual([...of.keys()]);
        expect(unitsOf(of, seed)).toEqual(units);
      }),
    );
  });

  it('has those of added samples after all of the rounds before, in the same order within', () => {
    const groups = Array<null>(30).fill(null);
    const units = unitsOf(groups, 7, [12, 20]).flat();
    const sorted = (of: number[]) => of.toSorted((a, b) => a - b);
    expect(units.slice(0, 12)).toEqual(unitsOf(groups.slice(0, 12), 7).flat());
    expect(sorted(units.slice(12, 20))).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
    expect(sorted(units.slice(20))).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  });

  it('orders the same samples otherwise by another seed', () => {
    const groups = Array<null>(30).fill(null);
    const first = unitsOf(groups, 1);
    expect(unitsOf(groups, 2)).not.toEqual(first);
    expect(unitsOf(groups, 1)).toEqual(first);
  });
});
