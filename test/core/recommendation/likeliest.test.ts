import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { cheapestLikely, likeliest } from '../../../src/core/recommendation/likeliest.ts';
import { planInput } from '../plan/play-plan.ts';

const [blank] = findingsOf(planInput());
const finding = (verdict: 'likely' | 'unclear' | 'ruled out', probability: number) => ({
  ...blank!,
  verdict,
  probability,
});
const priced = (...prices: number[]) =>
  prices.map((costPerCall) => ({ name: '', label: '', costPerCall, monthlySpend: 0 }));

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
});
