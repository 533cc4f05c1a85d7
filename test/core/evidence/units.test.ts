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
});
