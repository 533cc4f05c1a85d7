import { describe, expect, it } from 'vitest';
import { repeatsOf } from '../../../src/core/plan/repeats-of.ts';
import { type Facts, planInput } from './play-plan.ts';

// Shares of the price of all: 2, 8, 30 and 60%.
const SHARES = [2, 8, 30, 60];
const repeats = (facts: Facts, prices = SHARES) => {
  const input = planInput(facts, prices);
  return prices.map((_, index) => repeatsOf(input, index));
};

describe('repeatsOf', () => {
  it.each<[string, Facts, readonly number[]]>([
    ['buys repeats where they cost little', { repeats: 5 }, [5, 3, 1, 1]],
    ['never makes more than the evaluation allows', { repeats: 3 }, [3, 3, 1, 1]],
    ['never makes more than one where one is allowed', { repeats: 1 }, [1, 1, 1, 1]],
    ['asks expensive ones twice if thorough', { repeats: 5, thorough: true }, [5, 3, 2, 2]],
    ['makes all for these samples only', { repeats: 4, estimand: 'these-samples' }, [4, 4, 4, 4]],
  ])('%s', (_, facts, told) => {
    expect(repeats(facts)).toEqual(told);
  });

  it('asks once where nothing has a price', () => {
    expect(repeats({ repeats: 5 }, [0, 0])).toEqual([1, 1]);
  });
});
