import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import {
  cheapestLikely,
  cheapestUnproven,
  likeliest,
} from '../../../src/core/recommendation/likeliest.ts';
import { planInput } from '../plan/play-plan.ts';

const [blank] = findingsOf(planInput());
const finding = (verdict: 'likely' | 'unclear' | 'ruled out', probability: number) => ({
  ...blank!,
  verdict,
  probability,
});
type Finding = Parameters<typeof likeliest>[0][number]['finding'];

/** Candidates with these findings, and what each costs a month. */
const rated = (findings: readonly Finding[], ...prices: number[]) =>
  findings.map((each, index) => ({ index, finding: each, monthlySpend: prices[index]! }));

describe('who may be good enough, where nobody is proven', () => {
  const findings = [finding('likely', 0.95), finding('unclear', 0.7), finding('likely', 0.82)];

  it('is the cheapest likely candidate, however likely a more expensive one is', () => {
    expect(cheapestLikely(rated(findings, 9, 1, 3))?.index).toBe(2);
    expect(cheapestLikely(rated(findings, 2, 1, 3))?.index).toBe(0);
  });

  it('is nobody where none is likely; the likeliest is told all the same', () => {
    const unclear = [finding('ruled out', 0.9), finding('unclear', 0.4), finding('unclear', 0.6)];
    expect(cheapestLikely(rated(unclear, 1, 2, 3))).toBeNull();
    expect(likeliest(rated(unclear, 1, 2, 3))?.index).toBe(2);
  });

  it('is the cheaper one of two that are alike', () => {
    const alike = [finding('unclear', 0.4), finding('unclear', 0.4), finding('unclear', 0.3)];
    expect(likeliest(rated(alike, 3, 2, 1))?.index).toBe(1);
    expect(likeliest(rated(alike, 2, 3, 1))?.index).toBe(0);
  });

  it('is the cheapest fair guess where none is likely, never one that is out or below 65%', () => {
    const unclear = [finding('unclear', 0.7), finding('unclear', 0.66), finding('ruled out', 0.9)];
    const of = (these: readonly Finding[], ...prices: number[]) => {
      const unproven = cheapestUnproven(rated(these, ...prices));
      return unproven && [unproven.candidate.index, unproven.grade];
    };
    expect(of(unclear, 3, 2, 1)).toEqual([1, 'guess']);
    expect(of(unclear, 2, 3, 1)).toEqual([0, 'guess']);
    expect(of([finding('unclear', 0.64)], 1)).toBeNull();
    expect(of([finding('unclear', 0.65)], 1)).toEqual([0, 'guess']);
    expect(of(findings, 9, 1, 3)).toEqual([2, 'likely']);
  });

  it('comes before those never scored, however unlikely', () => {
    const never = { ...finding('unclear', 0), probability: null };
    expect(likeliest(rated([never, finding('unclear', 0.01)], 1, 2))?.index).toBe(1);
  });
});
