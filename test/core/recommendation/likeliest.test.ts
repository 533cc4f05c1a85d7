import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import {
  cheapestLikely,
  cheapestUnproven,
  likeliest,
  likeliestFirst,
} from '../../../src/core/recommendation/likeliest.ts';
import { planInput } from '../plan/play-plan.ts';

const [blank] = findingsOf(planInput());
const finding = (verdict: 'likely' | 'unclear' | 'ruled out', probability: number) => ({
  ...blank!,
  verdict,
  probability,
});
const priced = (...prices: number[]) =>
  prices.map((costPerCall) => ({
    name: '',
    label: '',
    costPerCall,
    monthlySpend: costPerCall,
    nextStep: null,
  }));

describe('who may be good enough, where nobody is proven', () => {
  const findings = [finding('likely', 0.95), finding('unclear', 0.7), finding('likely', 0.82)];

  it('is the cheapest likely candidate, however likely a more expensive one is', () => {
    expect(cheapestLikely({ findings, candidates: priced(9, 1, 3) })).toBe(2);
    expect(cheapestLikely({ findings, candidates: priced(2, 1, 3) })).toBe(0);
  });

  it('is nobody where none is likely; the likeliest is told all the same', () => {
    const unclear = [finding('ruled out', 0.9), finding('unclear', 0.4), finding('unclear', 0.6)];
    expect(cheapestLikely({ findings: unclear, candidates: priced(1, 2, 3) })).toBeNull();
    expect(likeliest(unclear)).toBe(2);
  });

  it('is the cheapest fair guess where none is likely, never one that is out or below 65%', () => {
    const unclear = [finding('unclear', 0.7), finding('unclear', 0.66), finding('ruled out', 0.9)];
    const of = (findings: typeof unclear, ...prices: number[]) =>
      cheapestUnproven({ findings, candidates: priced(...prices) });
    expect(of(unclear, 3, 2, 1)).toEqual({ candidate: 1, grade: 'guess' });
    expect(of(unclear, 2, 3, 1)).toEqual({ candidate: 0, grade: 'guess' });
    expect(of([finding('unclear', 0.64)], 1)).toBeNull();
    expect(of([finding('unclear', 0.65)], 1)).toEqual({ candidate: 0, grade: 'guess' });
    expect(of(findings, 9, 1, 3)).toEqual({ candidate: 2, grade: 'likely' });
  });

  it('comes before those never scored, however unlikely', () => {
    const never = { ...blank!, probability: null };
    expect(likeliestFirst([never, finding('ruled out', 0.01), finding('unclear', 0.3)])).toEqual([
      2, 1, 0,
    ]);
  });
});
