import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passMark } from '../../../src/core/evidence/pass-mark.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, planInput } from '../plan/play-plan.ts';

import { findingsAfter, right } from './played-findings.ts';

describe('the probability of a relative bar', () => {
  const bar = { kind: 'relative', within: 0.1, of: null } as const;
  /** Of the cheapest, whose first samples are wrong, beside a reference with so many wrong ones. */
  const probabilityOf = (wrong: number, ofReference: number | null) => {
    const input = planInput({ bar });
    const candidates = input.candidates.map((one, index) => {
      const failing = [wrong, null, ofReference][index]!;
      const finished = Array.from({ length: failing === null ? 0 : 40 }, (_, sample) => ({
        sample,
        repeat: 0,
        score: sample < failing! ? 0 : 1,
      }));
      return { ...one, finished };
    });
    return findingsOf({ ...input, candidates })[0]!.probability;
  };

  it('is high where both fail on the same samples, however many these are', () => {
    expect(probabilityOf(10, 10)).toBeCloseTo(0.982, 3);
  });

  it('is low where it fails on more of them', () => {
    expect(probabilityOf(6, 0)).toBeCloseTo(0.146, 3);
  });

  it('is that of so few errors that no reference could be that much better, without one', () => {
    expect(probabilityOf(2, null)).toBeCloseTo(0.791, 3);
  });
});

describe('the figures', () => {
  it('tells both intervals in words, that on the samples the narrower', () => {
    const finding = findingsAfter({ samples: 20, design: 'full', repeats: 5 }, right)[0]!;
    expect(finding.intervalWords).toBe('On your 20 samples: 97-100%. On new inputs: 88-100%.');
    expect(finding.interval![0]).toBeCloseTo(0.8389, 4);
  });

  it('lists the samples that fail always and those that flip, from 0', () => {
    const score = ({ sample, repeat }: TrialKey) => {
      if (sample === 3) return 0;
      return sample === 7 && repeat === 1 ? 0 : 1;
    };
    const finding = findingsAfter({ design: 'full' }, score)[0]!;
    expect(finding.alwaysFailing).toEqual([3]);
    expect(finding.flipping).toEqual([7]);
    expect(finding.score).toBeCloseTo(1 - (1 + 1 / 3) / 40, 9);
  });

  it('weighs each sample the same, however many of its repeats were scored', () => {
    const score = ({ sample, repeat }: TrialKey) => {
      if (sample === 0) return repeat === 0 ? 0 : null;
      return 1;
    };
    const finding = findingsAfter({ samples: 20, design: 'full' }, score)[0]!;
    expect(finding.score).toBeCloseTo(19 / 20, 9);
    expect(finding).toMatchObject({ scored: 58, missing: 2, alwaysFailing: [0] });
  });

  it('counts a group of near-duplicates as one sample', () => {
    const groups = Array.from({ length: 40 }, (_, index) => (index < 20 ? 'same' : null));
    const score = ({ sample }: TrialKey) => (sample < 20 ? 0 : 1);
    const finding = findingsAfter({ design: 'full', groups }, score)[0]!;
    expect(finding.score).toBeCloseTo(20 / 21, 9);
    expect(finding.intervalWords).toMatch(/^On your 21 independent samples: /);
  });

  it('counts as right what reaches the bar, where scores lie between 0 and 1; of others only 1', () => {
    const bar = { kind: 'absolute', rate: 0.8 } as const;
    expect(passMark({ continuous: false, bar })).toBe(1);
    expect(passMark({ continuous: true, bar })).toBe(0.8);
    expect(passMark({ continuous: true, bar: { kind: 'relative', within: 0.1, of: null } })).toBe(
      0.5,
    );
  });

  it('is never less sure of exactly these scores between 0 and 1 than of new ones', () => {
    const score = ({ sample }: TrialKey) => 0.4 + (sample % 3) * 0.1;
    const [finding] = findingsAfter({ continuous: true, repeats: 1 }, score);
    const [these, all] = [finding!.theseSamplesInterval!, finding!.interval!];
    expect(these[0]).toBeGreaterThanOrEqual(all[0]);
    expect(these[1]).toBeLessThanOrEqual(all[1]);
  });

  it('holds the score within both intervals and every share within [0,1], whatever happens', () => {
    const cells = fc.array(fc.constantFrom(0, 1, 1, 1, null), { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom('adaptive', 'full'),
        fc.boolean(),
        (scores, design, these) => {
          const facts: Facts = { design, estimand: these ? 'these-samples' : 'population' };
          const score = ({ sample, repeat }: TrialKey) => scores[sample * 3 + repeat]!;
          for (const finding of findingsAfter(facts, score)) {
            if (finding.score === null) continue;
            for (const [low, high] of [finding.interval!, finding.theseSamplesInterval!]) {
              expect(low).toBeGreaterThanOrEqual(0);
              expect(low).toBeLessThanOrEqual(finding.score + 1e-12);
              expect(high).toBeGreaterThanOrEqual(finding.score - 1e-12);
              expect(high).toBeLessThanOrEqual(1);
            }
            expect(finding.probability).toBeGreaterThanOrEqual(0);
            expect(finding.probability).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
