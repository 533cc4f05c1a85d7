import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { begin } from '../../../src/core/plan/begin.ts';
import { inOrder, newMemory, nextCandidate } from '../../../src/core/plan/memory.ts';
import { planInput } from './play-plan.ts';

/** The ordinary line-up with other prices. */
const priced = (...prices: number[]) => planInput({}, prices);

describe('the order of candidates', () => {
  it('is by cost, and by the line-up where costs are the same', () => {
    expect(inOrder(priced(8, 2, 2), newMemory(priced(8, 2, 2))).order).toEqual([1, 2, 0]);
  });

  it('is by what a call costs next month, where a price is announced for it', () => {
    const input = priced(5, 6, 80);
    const [first, ...others] = input.candidates;
    const candidates = [{ ...first!, monthTimes: 2 }, ...others];
    expect(inOrder({ ...input, candidates }, newMemory(input)).order).toEqual([1, 0, 2]);
  });

  it('leaves the one under way before one that is less than a fifth cheaper', () => {
    const input = priced(5, 6, 80);
    const memory = begin(studyOf(input), inOrder(input, newMemory(input)), 0);
    expect(inOrder(priced(5, 4.5, 80), memory).order).toEqual([0, 1, 2]);
    expect(inOrder(priced(5, 3.9, 80), memory).order).toEqual([1, 0, 2]);
  });

  it('is by cost alone before anyone is begun', () => {
    const input = priced(5, 6, 80);
    expect(inOrder(priced(5, 4.9, 80), newMemory(input)).order).toEqual([1, 0, 2]);
  });
});

describe('the next candidate', () => {
  it('is the cheapest undecided one, never the reference', () => {
    const input = planInput({ bar: { kind: 'relative', within: 0.1, of: 'model-0' } }, [1, 8, 90]);
    expect(nextCandidate(newMemory(input))).toBeUndefined();
    expect(nextCandidate(newMemory(planInput()))).toBe(0);
  });
});

describe('what is frozen when a candidate is begun', () => {
  it.each([
    { prices: [2, 8, 90], repeats: [5, 3, 1] },
    { prices: [3, 10, 87], repeats: [5, 3, 1] },
    { prices: [4, 11, 85], repeats: [3, 1, 1] },
    { prices: [0, 0, 0], repeats: [1, 1, 1] },
  ])('repeats are bought where they are cheap: $prices get $repeats', ({ prices, repeats }) => {
    const input = planInput({ repeats: 5 }, prices);
    const frozen = prices.map(
      (_, index) => begin(studyOf(input), newMemory(input), index).candidates[index]!,
    );
    expect(frozen.map((one) => one.repeats)).toEqual(repeats);
  });

  it('repeats stay within what the evaluation allows, and are all of it on these samples', () => {
    const repeats = (facts: Parameters<typeof planInput>[0]) => {
      const input = planInput({ repeats: 2, ...facts });
      return [0, 1, 2].map(
        (who) => begin(studyOf(input), newMemory(input), who).candidates[who]!.repeats,
      );
    };
    expect(repeats({})).toEqual([2, 2, 1]);
    expect(repeats({ estimand: 'these-samples' })).toEqual([2, 2, 2]);
  });

  it('alpha is 5%, shared by those tested when strict; the reference of a relative bar is not tested', () => {
    const alpha = (facts: Parameters<typeof planInput>[0]) => {
      const input = planInput(facts, [1, 2, 3, 4, 90]);
      return begin(studyOf(input), newMemory(input), 0).candidates[0]!.alpha;
    };
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    expect(alpha({})).toBe(0.05);
    expect(alpha({ strict: true })).toBe(0.01);
    expect(alpha({ strict: true, bar })).toBe(0.0125);
  });
});

describe('the reference of a relative bar', () => {
  it('is the one named, else the most expensive; who costs as much is not needed', () => {
    const bar = { kind: 'relative', within: 0.1, of: 'model-1' } as const;
    const memory = newMemory(planInput({ bar }, [2, 8, 8, 90]));
    expect(memory.reference).toBe(1);
    expect(memory.candidates.map(({ decision }) => decision)).toEqual([
      null,
      null,
      'not needed',
      'not needed',
    ]);
    expect(newMemory(planInput({ bar: { ...bar, of: null } }, [2, 90, 8])).reference).toBe(1);
  });

  it('does not spare anyone in the full design', () => {
    const bar = { kind: 'relative', within: 0.1, of: 'model-0' } as const;
    const memory = newMemory(planInput({ bar, design: 'full' }));
    expect(memory.candidates.every(({ decision }) => decision === null)).toBe(true);
  });
});
