import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { called, calls, decisions, planInput, playPlan } from './play-plan.ts';

/** At most 10 points worse than the most expensive, on 60 samples. */
const WITHIN_TEN = { samples: 60, bar: { kind: 'relative', within: 0.1, of: null } } as const;
const right = () => 1;

describe('a relative bar', () => {
  it('measures against the most expensive when nobody is named', () => {
    expect(nextStep(planInput(WITHIN_TEN)).memory.reference).toBe(2);
    expect(nextStep(planInput(WITHIN_TEN, [3, 90, 7])).memory.reference).toBe(1);
  });

  it('measures against the one that is named, and needs none that costs as much or more', () => {
    const bar = { kind: 'relative', within: 0.1, of: 'model-1' } as const;
    const play = playPlan(planInput({ ...WITHIN_TEN, bar }), {
      score: ({ candidate }) => (candidate === 0 ? 0 : 1),
    });
    expect(play.memory.reference).toBe(1);
    expect(called(play)).toEqual([0, 1]);
    expect(decisions(play)).toEqual(['ruled out', 'not needed', 'not needed']);
    expect(play.memory.candidates[2]!.reason).toContain('costs no less');
  });

  it('proves a cheap candidate alone when it is right so often that nobody could be better by the margin', () => {
    const play = playPlan(planInput(WITHIN_TEN), { score: right });
    expect(called(play)).toEqual([0]);
    expect(decisions(play)).toEqual(['proven', 'not needed', 'not needed']);
    expect(play.memory.candidates[0]!.reason).toContain('Proven on 60 samples');
  });

  it('spends less than a fifth of alpha on the shortcut: 50 flawless samples prove 90% at 0.925%, 49 don’t', () => {
    const calledWith = (samples: number) =>
      called(playPlan(planInput({ ...WITHIN_TEN, samples }), { score: right }));
    expect(calledWith(50)).toEqual([0]);
    expect(calledWith(49)).toEqual([0, 2]);
  });

  it('where nobody can be proven, one likely candidate is enough', () => {
    const few = { samples: 12, bar: { kind: 'relative', within: 0.05, of: null } } as const;
    const play = playPlan(planInput(few, [2, 8, 30, 60]), { score: right });
    expect(called(play)).toEqual([0, 3]);
    expect(decisions(play).slice(0, 3)).toEqual(['exhausted', 'no proof', 'no proof']);
  });

  it('where one could be, the next is asked for a proof', () => {
    const score = ({ candidate, sample }: TrialKey) => Number(candidate > 0 || sample % 15 > 0);
    const play = playPlan(planInput(WITHIN_TEN), { score });
    expect(findingsOf({ ...play.input, memory: play.memory })[0]!.verdict).toBe('likely');
    expect(called(play)).toEqual([0, 2, 1]);
    expect(decisions(play)[1]).toBe('proven');
  });

  it('calls the reference only on the samples that a comparison needs', () => {
    // Both fail the same samples: the candidate alone can't clear 90%, side by side they are alike.
    const alike = ({ sample }: TrialKey) => (sample % 5 === 0 ? 0 : 1);
    const play = playPlan(planInput(WITHIN_TEN), { score: alike });
    expect(called(play)).toEqual([0, 2]);
    expect(decisions(play)[0]).toBe('proven');
    expect(calls(play, 2)).toBeLessThanOrEqual(60);
  });

  it('goes straight to the comparison where the candidate costs too much to be run alone first', () => {
    const play = playPlan(planInput(WITHIN_TEN, [30, 70]), { score: right });
    expect(play.memory.candidates[0]!.shortcut).toBe(false);
    expect(called(play)).toEqual([0, 1]);
    const together = play.steps[0]!.launch.map(({ candidate }) => candidate);
    expect(together.filter((one) => one === 0)).toHaveLength(10);
    expect(together.filter((one) => one === 1)).toHaveLength(10);
  });

  it('rules out what is worse by more than the margin, and keeps the reference', () => {
    const play = playPlan(planInput(WITHIN_TEN), {
      score: ({ candidate }) => (candidate === 2 ? 1 : 0),
    });
    expect(decisions(play)).toEqual(['ruled out', 'ruled out', 'not needed']);
    expect(play.memory.candidates[2]!.reason).toBe(
      'The model that the others are measured against.',
    );
  });

  it('does not call the reference again for the next candidate: its answers serve for all', () => {
    const play = playPlan(planInput(WITHIN_TEN), {
      score: ({ candidate }) => (candidate === 2 ? 1 : 0),
    });
    const samples = play.launched
      .filter(({ candidate }) => candidate === 2)
      .map(({ sample }) => sample);
    expect(new Set(samples).size).toBe(samples.length);
    expect(samples).toHaveLength(10);
  });

  it('never repeats the reference more than twice', () => {
    const noisy = ({ candidate, sample, repeat }: TrialKey) =>
      (sample * 7 + repeat * 3 + candidate * 5) % 6 === 0 ? 0 : 1;
    const play = playPlan(planInput({ ...WITHIN_TEN, repeats: 5 }), { score: noisy });
    const repeats = play.launched
      .filter(({ candidate }) => candidate === 2)
      .map(({ repeat }) => repeat);
    expect(Math.max(...repeats)).toBeLessThanOrEqual(1);
  });

  it('stops when the reference cannot be run', () => {
    const stopReference = (input: PlanInput, step: number): PlanInput => ({
      ...input,
      candidates: input.candidates.map((one, index) => ({
        ...one,
        stopped: index === 2 && step > 0,
      })),
    });
    const play = playPlan(planInput(WITHIN_TEN), {
      score: ({ sample }) => (sample % 5 === 0 ? 0 : 1),
      before: stopReference,
    });
    expect(decisions(play).slice(0, 2)).toEqual(['stopped', 'stopped']);
    expect(play.memory.candidates[0]!.reason).toContain('measured against');
  });

  it('proves on these samples what new inputs would not allow', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const claim = (estimand: 'population' | 'these-samples') =>
      decisions(
        playPlan(planInput({ bar, samples: 12, estimand, repeats: 5 }), { score: right }),
      )[0];
    expect(claim('these-samples')).toBe('proven');
    expect(claim('population')).not.toBe('proven');
  });

  it('takes scores between 0 and 1 by the paired t interval, from 20 samples on', () => {
    const mark = ({ candidate, sample }: TrialKey) =>
      0.6 + (sample % 4) * 0.1 - (candidate === 0 ? 0.3 : 0);
    const play = playPlan(planInput({ ...WITHIN_TEN, continuous: true }), { score: mark });
    expect(decisions(play)).toEqual(['ruled out', 'proven', 'not needed']);
  });

  it('does not prove where more than 5% are missing and could have been wrong', () => {
    const lost = ({ candidate, sample }: TrialKey) =>
      candidate === 2 && sample % 4 === 0 ? null : sample % 5 === 0 ? 0 : 1;
    expect(decisions(playPlan(planInput(WITHIN_TEN), { score: lost }))[0]).not.toBe('proven');
  });

  it('is strict on request: the error is shared among those measured', () => {
    expect(nextStep(planInput({ ...WITHIN_TEN, strict: true })).memory.candidates[0]!.alpha).toBe(
      0.025,
    );
  });

  it('does not give up a continuous candidate whose marks follow the reference closely', () => {
    const bar = { kind: 'relative', within: 0.05, of: null } as const;
    // Marks around one half, hardly apart: as pass/fail scores they would be half noise.
    const mark = ({ candidate, sample }: TrialKey) =>
      0.5 + (sample % 5) * 0.02 + ((sample * 7 + candidate) % 3) * 0.01;
    const facts = { samples: 100, bar, continuous: true };
    expect(decisions(playPlan(planInput(facts, [30, 70]), { score: mark }))[0]).toBe('proven');
  });
});
