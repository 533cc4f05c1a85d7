import { describe, expect, it } from 'vitest';
import { certified } from '../../../../src/core/why/cascade/certify.ts';
import {
  estimatesOf,
  latencyP95,
  type PairEstimate,
} from '../../../../src/core/why/cascade/estimate.ts';
import { letteredTrials, stored, words } from '../stored-fixtures.ts';

const KIND = { continuous: false, theseSamples: false };

describe('a fixed sequence', () => {
  const estimate = (escalated: number, right: number): PairEstimate => {
    const share = (count: number) => [...Array(count).fill(1), ...Array(100 - count).fill(0)];
    return {
      policy: { first: 0, second: 1, gate: { kind: 'unreadable' } },
      right: share(right),
      firstRight: share(70),
      secondRight: share(100),
      escalated,
      costPerCall: 1,
    };
  };
  const of = (...estimates: PairEstimate[]) => {
    const proven = certified(estimates, { bar: 0.9, alpha: 0.05, kind: KIND });
    return estimates.map((each) => proven.has(each));
  };

  it('goes from the policy that hands on most to the one that hands on least', () => {
    expect(of(estimate(0.1, 97), estimate(0.5, 98), estimate(0.3, 99))).toEqual([true, true, true]);
  });

  it('ends at the first that does not clear the bar', () => {
    expect(of(estimate(0.1, 100), estimate(0.5, 98), estimate(0.3, 92))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('allows no more failures than the exact binomial test, of samples that pass or fail', () => {
    // Of 100 at 0.9, 4 may fail: 5 would clear the bar by Wilson's interval alone.
    expect(of(estimate(0.5, 96))).toEqual([true]);
    expect(of(estimate(0.5, 95))).toEqual([false]);
    const by = (kind: typeof KIND) =>
      certified([estimate(0.5, 95)], { bar: 0.9, alpha: 0.05, kind }).size;
    expect(by({ ...KIND, theseSamples: true })).toBe(1);
  });

  it('goes by the bound of scores between 0 and 1', () => {
    const by = (score: number) =>
      certified([{ ...estimate(0.5, 100), right: Array<number>(100).fill(score) }], {
        bar: 0.9,
        alpha: 0.05,
        kind: { continuous: true, theseSamples: false },
      }).size;
    expect(by(0.95)).toBe(1);
    expect(by(0.905)).toBe(0);
  });

  it('counts shares of samples together', () => {
    const halves = estimate(0.5, 100);
    const right = halves.right.map((_, at) => (at < 9 ? 0.5 : 1));
    expect(of({ ...halves, right })).toEqual([true]);
    expect(of({ ...halves, right: right.map((share, at) => (at < 10 ? 0.5 : share)) })).toEqual([
      false,
    ]);
  });
});

describe('an estimate', () => {
  it('has the models alone beside it, over the same samples', () => {
    const of = stored([
      letteredTrials(['rra', 'aaa', 'rrr', '']),
      letteredTrials(['r', '-', 'a', 'r']),
    ]);
    const policy = { first: 0, second: 1, gate: { kind: 'disagree', agree: 2, of: 2 } } as const;
    const [found] = estimatesOf(of, [policy]);
    const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
    expect(sorted(found!.right)).toEqual([1, 1]);
    expect(sorted(found!.firstRight)).toEqual([expect.closeTo(2 / 3), 1]);
    expect(sorted(found!.secondRight)).toEqual([0, 1]);
    expect(found!.escalated).toBeCloseTo(1 / 3, 12);
  });

  it('leaves out samples asked too seldom', () => {
    const of = stored([letteredTrials(['rr', 'r']), letteredTrials(['r', 'r'])]);
    const policy = { first: 0, second: 1, gate: { kind: 'disagree', agree: 2, of: 2 } } as const;
    expect(estimatesOf(of, [policy])[0]!.right).toEqual([1]);
  });

  it('tells the time within which 95% of the calls are answered', () => {
    const cheap = letteredTrials(words(100, 'r')).map((each) => ({
      ...each,
      latencyMs: each.sample + 1,
    }));
    const of = stored([cheap, letteredTrials(words(100, 'r'))]);
    expect(latencyP95(of, { first: 0, second: 1, gate: { kind: 'unreadable' } })).toBe(95);
  });
});
