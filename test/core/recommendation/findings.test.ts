import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { type Facts, type Play, planInput, playPlan } from '../plan/play-plan.ts';

import { each, findingsAfter, oneWrongIn, right, wrong } from './played-findings.ts';

describe('verdicts and their reasons', () => {
  it('tells of a proven candidate, and of the more expensive ones that were not needed', () => {
    const [cheapest, second, mostExpensive] = findingsAfter({}, right);
    expect(cheapest).toMatchObject({ verdict: 'proven', score: 1, missing: 0, planned: 120 });
    expect(cheapest!.reason).toMatch(/^Proven on \d+ samples: at least 80%, with 95% certainty\.$/);
    for (const other of [second, mostExpensive]) {
      expect(other).toMatchObject({
        verdict: 'not run',
        reason: 'Not needed: a cheaper model is enough.',
        score: null,
        interval: null,
        probability: null,
        intervalWords: null,
        scored: 0,
      });
    }
  });

  it('tells of a candidate that is ruled out', () => {
    const [cheapest] = findingsAfter({}, each(wrong, right, right));
    expect(cheapest).toMatchObject({
      verdict: 'ruled out',
      score: 0,
      scored: 10,
      reason: 'Ruled out on 10 samples: very unlikely to reach 80%.',
    });
    expect(cheapest!.probability).toBeLessThan(0.01);
  });

  it('claims 95% certainty of what is ruled out only where it was looked at once', () => {
    const facts: Facts = { design: 'full' };
    expect(findingsAfter(facts, each(wrong, right, right))[0]!.reason).toBe(
      'Ruled out on 40 samples: below 80%, with 95% certainty.',
    );
  });

  it('tells of a candidate that was given up, undecided', () => {
    const facts: Facts = { samples: 60, bar: { kind: 'absolute', rate: 0.9 } };
    const [cheapest] = findingsAfter(facts, each(oneWrongIn(10), right, right));
    expect(cheapest!.verdict).toBe('unclear');
    expect(cheapest!.reason).toMatch(
      /^Given up after \d+ samples: the rest is unlikely to prove 90%\.$/,
    );
  });

  it('calls a candidate likely that too few samples leave unproven, and says why no other is run', () => {
    const facts: Facts = { samples: 12 };
    const [cheapest, second] = findingsAfter(facts, right);
    expect(cheapest).toMatchObject({
      verdict: 'likely',
      reason: 'After 12 samples: neither proven to reach 80% nor ruled out.',
    });
    expect(second!.reason).toBe(
      'A cheaper model did well, and these samples could not prove more.',
    );
  });

  it('caps the verdict at likely where over 5% of the trials have no score, and says so', () => {
    const lost = ({ sample }: TrialKey) => (sample % 9 === 0 ? null : 1);
    const [cheapest] = findingsAfter(
      { bar: { kind: 'absolute', rate: 0.9 } },
      each(lost, right, right),
    );
    expect(cheapest!.verdict).toBe('likely');
    expect(cheapest!.reason).toMatch(/ 13% of its trials have no score: too many for a verdict\.$/);
    expect(cheapest!.missing).toBeGreaterThan(0);
    expect(cheapest!.score).toBe(1);
  });

  it('says that nothing could be scored', () => {
    const [cheapest] = findingsAfter({}, () => null);
    expect(cheapest).toMatchObject({ verdict: 'not run', score: null, scored: 0 });
    expect(cheapest!.reason).toMatch(
      / 100% of its trials have no score: too many for a verdict\.$/,
    );
  });

  it('says of scores between 0 and 1 that even a perfect rest could not prove the bar', () => {
    const facts: Facts = { continuous: true, bar: { kind: 'absolute', rate: 0.9 } };
    const half = ({ sample }: TrialKey) => (sample % 3 === 0 ? 0.2 : 1);
    const [cheapest] = findingsAfter(facts, half);
    expect(cheapest!.reason).toMatch(
      /^(Given up after \d+ samples: even a perfect rest could not prove 90%|Ruled out on \d+ samples: very unlikely to reach 90%)\.$/,
    );
  });

  it('says that a candidate was stopped, and judges what there is', () => {
    const stopAll = (input: PlanInput, step: number): PlanInput =>
      step < 1
        ? input
        : { ...input, candidates: input.candidates.map((one) => ({ ...one, stopped: true })) };
    const facts: Facts = { bar: { kind: 'absolute', rate: 0.95 } };
    const [cheapest, second] = findingsAfter(facts, right, stopAll);
    expect(cheapest).toMatchObject({
      verdict: 'unclear',
      reason: 'Stopped before it was decided.',
    });
    expect(second).toMatchObject({ verdict: 'not run', reason: 'Stopped before it was decided.' });
  });

  it('says before the first step that nothing is run', () => {
    for (const finding of findingsOf(planInput())) {
      expect(finding).toMatchObject({ verdict: 'not run', reason: 'Not run yet.' });
    }
  });

  it('names the reference of a relative bar, and how far a candidate is behind it', () => {
    const facts: Facts = { samples: 60, bar: { kind: 'relative', within: 0.1, of: null } };
    const [cheapest, second, reference] = findingsAfter(facts, each(wrong, oneWrongIn(2), right));
    expect(reference).toMatchObject({
      verdict: 'proven',
      probability: 1,
      reason: 'The model that the others are measured against.',
    });
    for (const other of [cheapest, second]) {
      expect(other!.verdict).toBe('ruled out');
      expect(other!.reason).toMatch(
        /^Ruled out on \d+ samples: very likely more than 10 points worse than the reference\.$/,
      );
    }
  });

  it('rules a given-up candidate out where answers that came later say so', () => {
    const bar = { kind: 'relative', within: 0.05, of: null } as const;
    const score = each(oneWrongIn(2), oneWrongIn(3), right);
    const { input, memory } = playPlan(planInput({ samples: 60, bar }), { score });
    expect(memory.candidates[0]!.decision).toBe('cannot be proven');
    const candidates = input.candidates.map((one, candidate) => {
      const trials = Array.from({ length: 60 }, (_, sample) => ({ candidate, sample, repeat: 0 }));
      return { ...one, finished: trials.map((trial) => ({ ...trial, score: score(trial) })) };
    });
    expect(findingsOf({ ...input, candidates })[0]).toMatchObject({
      verdict: 'ruled out',
      reason: 'Ruled out on 60 samples: very likely more than 5 points worse than the reference.',
    });
  });

  it('tells how a shortcut proves a candidate without the reference', () => {
    const facts: Facts = { samples: 100, bar: { kind: 'relative', within: 0.1, of: null } };
    const [cheapest, , reference] = findingsAfter(facts, right);
    expect(cheapest!.reason).toBe(
      "Proven on 100 samples: so few errors that the reference can't be more than 10 points better, with 95% certainty.",
    );
    expect(reference).toMatchObject({ verdict: 'not run', scored: 0 });
  });
});

describe('what kept a candidate from its end', () => {
  const reasons = (facts: Facts, score: Play['score']) =>
    findingsAfter(facts, score).map(({ why }) => why);
  /** Every candidate has so many trials that scored this, and none was begun. */
  const scoredBy = (trials: number, score: number | null, stopped = false) => {
    const input = planInput();
    const finished = Array.from({ length: trials }, (_, sample) => ({ sample, repeat: 0, score }));
    const candidates = input.candidates.map((one) => ({ ...one, finished, stopped }));
    return findingsOf({ ...input, candidates })[0]!;
  };

  it('is a cheaper model that is enough, or likely where none can be proven', () => {
    expect(reasons({}, right)).toEqual([null, 'not needed', 'not needed']);
    expect(reasons({ samples: 12 }, right)).toEqual([null, 'no proof', 'no proof']);
  });

  it('is that nothing it was asked has a score, of more than a pilot', () => {
    expect(reasons({}, () => null)[0]).toBe('unanswered');
    expect(scoredBy(2, null)).toMatchObject({ verdict: 'not run', why: 'unanswered' });
    expect(scoredBy(1, null)).toMatchObject({ verdict: 'not run', why: null });
    expect(scoredBy(2, 1).why).toBeNull();
  });

  it('is that it was stopped; then fewer than ten trials leave it not run', () => {
    expect(scoredBy(9, 1, true)).toMatchObject({ verdict: 'not run', why: 'stopped' });
    expect(scoredBy(10, 1, true)).toMatchObject({ verdict: 'likely', why: 'stopped' });
    expect(scoredBy(9, 1)).toMatchObject({ verdict: 'likely', why: null });
  });
});

describe('what is claimed of a proven candidate', () => {
  const bar = { kind: 'absolute', rate: 0.9 } as const;
  const wrongOn50 = ({ sample }: TrialKey) => (sample === 50 ? 0 : 1);

  it('is after an exact test its inversion, no matter how high Wilson’s bound is', () => {
    const [finding] = findingsAfter({ samples: 60, repeats: 1, bar }, right);
    expect(finding).toMatchObject({ verdict: 'proven', test: 'exact', scored: 47, atLeast: 0.92 });
    expect(finding!.interval90).toEqual([0.92, 1]);
    // The exact bound of 47 of 47 at one look is no higher than 93.8%.
    expect(finding!.atLeast).toBeLessThan(0.05 ** (1 / 47));
    expect(finding!.intervalWords).toContain('On new inputs: 92-100%.');
  });

  it('is else Wilson’s bound, at least the bar', () => {
    const [finding] = findingsAfter({ samples: 60, bar }, wrongOn50);
    expect(finding).toMatchObject({ verdict: 'proven', test: 'boundaries' });
    expect(finding!.atLeast).toBeCloseTo(0.9531, 4);
    expect(finding!.interval90![0]).toBe(finding!.atLeast);
  });

  it('is about these samples where that was asked, and told first', () => {
    const facts: Facts = { samples: 20, design: 'full', estimand: 'these-samples' };
    const flip = ({ sample, repeat }: TrialKey) => (sample === 5 && repeat === 0 ? 0 : 1);
    const [finding] = findingsAfter(facts, flip);
    expect(finding!.atLeast).toBeCloseTo(0.9287, 4);
    expect(finding!.intervalWords).toBe('On your 20 samples: 92-100%. On new inputs: 87-100%.');
  });

  it('of one sample is told of your sample', () => {
    const [finding] = findingsAfter({ samples: 1, design: 'full' }, right);
    expect(finding!.intervalWords).toMatch(/^On your sample(?:: | and on new inputs: )/);
  });
});
