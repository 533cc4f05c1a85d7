import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { calls, decisions, planInput, playPlan } from './play-plan.ts';

const right = () => 1;

describe('scores between 0 and 1', () => {
  it('are judged by their mean', () => {
    const facts = { continuous: true, bar: { kind: 'absolute', rate: 0.7 } } as const;
    const marks = ({ candidate, sample }: TrialKey) =>
      (candidate === 0 ? 0.4 : 0.85) + (sample % 3) * 0.05;
    expect(decisions(playPlan(planInput(facts), { score: marks }))).toEqual([
      'ruled out',
      'proven',
      'not needed',
    ]);
  });
});

describe('scores between 0 and 1 that hardly vary', () => {
  it('are not given up because pass/fail scores of that mean would vary more', () => {
    // A mean of 0.521 that varies by 0.06 clears 0.5 after 100 samples, hardly before.
    const facts = { samples: 100, continuous: true, repeats: 1 } as const;
    const marks = ({ sample }: TrialKey) => (sample % 2 === 0 ? 0.581 : 0.461);
    const bar = { kind: 'absolute', rate: 0.5 } as const;
    const play = playPlan(planInput({ ...facts, bar }), { score: marks });
    expect(decisions(play)[0]).toBe('proven');
    expect(calls(play, 0)).toBe(100);
  });
});

describe('groups of near-duplicates', () => {
  it('are one cluster: forty copies of one question prove nothing', () => {
    const groups = Array.from({ length: 40 }, () => 'same');
    const play = playPlan(planInput({ groups }), { score: right });
    expect(decisions(play)).not.toContain('proven');
  });

  it('weigh as much as one sample, and their samples are run together', () => {
    const groups = Array.from({ length: 60 }, (_, sample) =>
      sample < 30 ? `g${Math.floor(sample / 3)}` : null,
    );
    const input = planInput({ samples: 60, groups });
    const first = nextStep(input).launch.map(({ sample }) => sample);
    for (const sample of first.filter((one) => one < 30)) {
      const base = 3 * Math.floor(sample / 3);
      expect(first).toEqual(expect.arrayContaining([base, base + 1, base + 2]));
    }
    expect(decisions(playPlan(input, { score: right }))[0]).toBe('proven');
  });
});

describe('missing data', () => {
  it('are left out while they are few', () => {
    const play = playPlan(planInput(), {
      score: ({ candidate, sample, repeat }) =>
        candidate === 0 && sample === 3 && repeat === 0 ? null : 1,
    });
    expect(decisions(play)[0]).toBe('proven');
  });

  it('cap the verdict when more than 5% are missing and could have been wrong', () => {
    const lost = ({ candidate, sample }: TrialKey) =>
      candidate === 0 && sample % 5 === 0 ? null : 1;
    const play = playPlan(planInput(), { score: lost });
    expect(decisions(play)[0]).not.toBe('proven');
    expect(decisions(play)[0]).not.toBe('ruled out');
  });

  it('leave a verdict that they could not change', () => {
    const lost = ({ sample }: TrialKey) => (sample % 8 === 0 ? null : 0);
    expect(decisions(playPlan(planInput(), { score: lost }))).toEqual([
      'ruled out',
      'ruled out',
      'ruled out',
    ]);
  });

  it('never stop the plan: a candidate with nothing scored is not decided for or against', () => {
    const play = playPlan(planInput(), { score: ({ candidate }) => (candidate === 0 ? null : 1) });
    expect(['exhausted', 'cannot be proven']).toContain(decisions(play)[0]);
    expect(decisions(play)[1]).toBe('proven');
  });
});
