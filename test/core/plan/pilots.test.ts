import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import { hasPilot } from '../../../src/core/plan/pilots.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { planInput, playPlan } from './play-plan.ts';

function piloted(input: PlanInput): PlanInput {
  return { ...input, candidates: input.candidates.map((one) => ({ ...one, piloted: true })) };
}

const first = studyOf(planInput()).units[0]![0]!;

describe('pilots', () => {
  it('are the first sample of each candidate, before anybody is put to the test', () => {
    const { launch, finished, memory } = nextStep(piloted(planInput()));
    expect(launch).toEqual([0, 1, 2].map((candidate) => ({ candidate, sample: first, repeat: 0 })));
    expect(finished).toBe(false);
    expect(memory.candidates.every(({ repeats }) => repeats === null)).toBe(true);
  });

  it('are waited for, and not launched again', () => {
    const input = piloted(planInput());
    const { launch, memory } = nextStep(input);
    expect(nextStep({ ...input, open: launch, memory })).toMatchObject({
      launch: [],
      finished: false,
    });
  });

  it('are trials as any other: none of them is made twice', () => {
    const { launched } = playPlan(piloted(planInput()), { score: () => 1 });
    expect(new Set(launched.map((trial) => JSON.stringify(trial))).size).toBe(launched.length);
    expect(launched.filter(({ candidate }) => candidate === 0).length).toBeGreaterThan(10);
    expect(launched.filter(({ candidate }) => candidate === 2)).toHaveLength(1);
  });

  it('set the order: the one that turns out cheapest is tested first', () => {
    const measured = (input: PlanInput, step: number): PlanInput => ({
      ...input,
      candidates: input.candidates.map((one, index) => ({
        ...one,
        costPerCall: step === 0 ? one.costPerCall : [40, 30, 1][index]!,
      })),
    });
    const { memory } = playPlan(piloted(planInput()), { score: () => 1, before: measured });
    expect(memory.candidates.map(({ decision }) => decision)).toEqual([
      'not needed',
      'not needed',
      'proven',
    ]);
  });

  it('choose the reference of a relative bar by what they cost', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const measured = (input: PlanInput, step: number): PlanInput => ({
      ...input,
      candidates: input.candidates.map((one, index) => ({
        ...one,
        costPerCall: step === 0 ? one.costPerCall : [200, 8, 90][index]!,
      })),
    });
    const { memory } = playPlan(piloted(planInput({ bar })), { score: () => 1, before: measured });
    expect(memory.reference).toBe(0);
  });

  it('leave out who was stopped, and a candidate alone', () => {
    const input = piloted(planInput());
    const stopped = {
      ...input,
      candidates: input.candidates.map((one, index) => ({ ...one, stopped: index === 1 })),
    };
    expect(nextStep(stopped).launch.map(({ candidate }) => candidate)).toEqual([0, 2]);
    expect(nextStep(piloted(planInput({}, [2]))).launch.length).toBeGreaterThan(1);
  });

  it('leave a model "not run": one answer measures nothing', () => {
    const { input } = playPlan(piloted(planInput()), { score: () => 1 });
    expect(findingsOf(input)[2]).toMatchObject({ verdict: 'not run', why: 'not needed' });
  });

  it('leave a model "not run" where the one answer had no score', () => {
    const { input } = playPlan(piloted(planInput()), {
      score: ({ candidate }) => (candidate === 2 ? null : 1),
    });
    expect(findingsOf(input)[2]).toMatchObject({ verdict: 'not run', why: 'not needed' });
  });

  it('leave the reference of a relative bar "not run" where nothing else was asked of it', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const { input, launched } = playPlan(piloted(planInput({ bar, samples: 60 })), {
      score: () => 1,
    });
    expect(launched.filter(({ candidate }) => candidate === 2)).toHaveLength(1);
    expect(findingsOf(input)[2]).toMatchObject({ verdict: 'not run' });
  });
});

describe('hasPilot', () => {
  const spec = { pilots: true, design: 'adaptive', budget: 2 } as const;
  it.each([
    ['an ordinary call', spec, 0.2, true],
    ['one that could take over a tenth of the budget', spec, 0.21, false],
    ['pilots switched off', { ...spec, pilots: false }, 0.01, false],
    ['the full design, which calls everybody', { ...spec, design: 'full' } as const, 0.01, false],
  ])('%s', (_, facts, worst, expected) => {
    expect(hasPilot(facts, worst)).toBe(expected);
  });
});
