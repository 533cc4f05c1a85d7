import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { eProcess, pairedEProcess } from '../../../src/core/stats/e-process.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, planInput, playPlan } from '../plan/play-plan.ts';

const right = () => 1;

function evidenceOf(facts: Facts, score: (trial: TrialKey) => number | null, candidate = 0) {
  return findingsOf(playPlan(planInput({ design: 'full', ...facts }), { score }).input)[candidate]!
    .evidence;
}

describe('evidence for someone who keeps adding samples', () => {
  it('counts each sample once, by its first repeat', () => {
    const flips = ({ sample, repeat }: TrialKey) => (sample < 2 && repeat > 0 ? 0 : 1);
    expect(evidenceOf({ samples: 20 }, flips)).toEqual(eProcess(Array(20).fill(1), 0.8));
  });

  it('multiplies: two evaluations of 19 flawless samples prove what 38 do', () => {
    const bar = { kind: 'absolute', rate: 0.9 } as const;
    const half = evidenceOf({ samples: 19, bar }, right)!.above;
    expect(half).toBeLessThan(20);
    const whole = evidenceOf({ samples: 38, bar }, right)!.above;
    expect(whole).toBeGreaterThanOrEqual(20);
    expect(half ** 2).toBeGreaterThan(whole / 2);
    expect(half ** 2).toBeLessThanOrEqual(whole);
  });

  it('counts near-duplicates once', () => {
    const groups = Array.from({ length: 40 }, (_, index) => `g${index % 10}`);
    expect(evidenceOf({ groups }, right)).toEqual(eProcess(Array(10).fill(1), 0.8));
  });

  it('takes what is missing against each side where it is more than 5%', () => {
    const lost = ({ sample }: TrialKey) => (sample % 10 === 0 ? null : 1);
    const evidence = evidenceOf({ samples: 40 }, lost)!;
    const [cautious, kind] = [0, 1].map((missing) =>
      eProcess([...Array(36).fill(1), ...Array(4).fill(missing)], 0.8),
    );
    expect(evidence.above).toBeCloseTo(cautious!.above, 9);
    expect(evidence.below).toBeCloseTo(kind!.below, 9);
  });

  it('is paired against the reference of a relative bar, which has none itself', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const expected = pairedEProcess(Array(40).fill(0), 0.1);
    expect(evidenceOf({ bar }, right)).toEqual(expected);
    expect(evidenceOf({ bar }, right, 2)).toBeNull();
  });

  it.each<[string, Facts]>([
    ['the claim is about these samples only', { estimand: 'these-samples' }],
    ['the bar is 100%', { bar: { kind: 'absolute', rate: 1 } }],
  ])('is none where %s', (_, facts) => {
    expect(evidenceOf(facts, right)).toBeNull();
  });

  it('is none where nothing was scored', () => {
    expect(evidenceOf({}, () => null)).toBeNull();
  });
});
