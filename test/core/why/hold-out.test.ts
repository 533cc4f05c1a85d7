import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOut } from '../../../src/core/why/hold-out.ts';

const ungrouped = (samples: number) => Array<null>(samples).fill(null);

function split(groups: readonly (string | null)[], seed = 1, bar = 0.9) {
  const offer = holdOut(groups, seed, bar);
  if (offer.kind !== 'split') throw new Error(`needs ${offer.needed}`);
  return offer.parts;
}

describe('the hold-out', () => {
  it('keeps 70% to judge by, where those could prove the bar', () => {
    const { learned, held } = split(ungrouped(42));
    expect([learned.length, held.length]).toEqual([13, 29]);
    expect([...learned, ...held].sort((a, b) => a - b)).toEqual(ungrouped(42).map((_, at) => at));
  });

  it.each([
    { samples: 41, bar: 0.9, needed: 42 },
    { samples: 30, bar: 0.9, needed: 42 },
    { samples: 21, bar: 0.8, needed: 22 },
    { samples: 5, bar: 0.5, needed: 13 },
    { samples: 400, bar: 1, needed: Infinity },
  ])('of $samples samples at a bar of $bar needs $needed', ({ samples, bar, needed }) => {
    expect(holdOut(ungrouped(samples), 1, bar)).toEqual({ kind: 'too few', needed, have: samples });
  });

  it('learns from 8 at least', () => {
    expect(split(ungrouped(22), 1, 0.8).learned).toHaveLength(8);
  });

  it('is decided by the seed alone', () => {
    expect(split(ungrouped(60), 5)).toEqual(split(ungrouped(60), 5));
    expect(split(ungrouped(60), 5)).not.toEqual(split(ungrouped(60), 6));
  });

  it('parts no group, and counts one as one sample', () => {
    const group = fc.option(fc.integer({ min: 0, max: 60 }).map(String), { nil: null });
    const groups = fc.array(group, { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(groups, fc.integer(), (of, seed) => {
        const offer = holdOut(of, seed, 0.8);
        if (offer.kind !== 'split') return;
        const { learned, held } = offer.parts;
        expect(learned.length + held.length).toBe(of.length);
        const groupsOf = (part: readonly number[]) => part.flatMap((at) => of[at] ?? []);
        const both = new Set(groupsOf(held));
        expect(groupsOf(learned).filter((each) => both.has(each))).toEqual([]);
        expect(learned).toEqual(learned.toSorted((a, b) => a - b));
      }),
    );
    const twins = Array.from({ length: 80 }, (_, at) => String(at >> 1));
    expect(holdOut(twins, 1, 0.9)).toEqual({ kind: 'too few', needed: 42, have: 40 });
  });
});
