import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import { decisions, planInput, playPlan } from './play-plan.ts';

const FULL = { design: 'full', samples: 30 } as const;
const right = () => 1;

describe('the full design', () => {
  it('launches every trial of every candidate at once, and then waits', () => {
    const { memory, launch, finished } = nextStep(planInput(FULL));
    expect(launch).toHaveLength(3 * 30 * 3);
    expect(new Set(launch.map((key) => Object.values(key).join())).size).toBe(270);
    expect(finished).toBe(false);
    expect(nextStep({ ...planInput(FULL), memory, open: launch })).toMatchObject({
      launch: [],
      finished: false,
    });
  });

  it('judges every candidate, the more expensive ones too', () => {
    const play = playPlan(planInput(FULL), { score: ({ candidate }) => (candidate === 0 ? 0 : 1) });
    expect(decisions(play)).toEqual(['ruled out', 'proven', 'proven']);
  });

  it('says of near misses that they are neither proven nor ruled out', () => {
    const play = playPlan(planInput(FULL), { score: ({ sample }) => (sample % 6 === 0 ? 0 : 1) });
    expect(decisions(play)).toEqual(['exhausted', 'exhausted', 'exhausted']);
  });

  it('launches again only what was lost', () => {
    const { memory, launch } = nextStep(planInput(FULL));
    const again = nextStep({ ...planInput(FULL), memory, open: launch.slice(5) });
    expect(again.launch).toHaveLength(5);
  });

  it('compares all with the reference of a relative bar', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const play = playPlan(planInput({ ...FULL, samples: 60, bar }), {
      score: ({ candidate }) => (candidate === 0 ? 0 : 1),
    });
    expect(decisions(play)).toEqual(['ruled out', 'proven', 'not needed']);
  });

  it('ends candidates that were stopped, and those measured against one that was', () => {
    const stop =
      (who: number) =>
      (input: PlanInput, step: number): PlanInput => ({
        ...input,
        candidates: input.candidates.map((one, index) => ({
          ...one,
          stopped: index === who && step > 0,
        })),
        open: step > 0 ? input.open.filter(({ candidate }) => candidate !== who) : input.open,
      });
    const some = (open: readonly unknown[]) => Math.ceil(open.length / 2);
    const absolute = playPlan(planInput(FULL), { score: right, ends: some, before: stop(0) });
    expect(decisions(absolute)).toEqual(['stopped', 'proven', 'proven']);
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const relative = playPlan(planInput({ ...FULL, bar }), {
      score: right,
      ends: some,
      before: stop(2),
    });
    expect(decisions(relative)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('is strict on request', () => {
    // 28 of 30 samples right clear 0.8 at one-sided 95%, not at 95% for all three together.
    const play = (strict: boolean) =>
      playPlan(planInput({ ...FULL, strict, repeats: 1 }), {
        score: ({ sample }) => (sample < 2 ? 0 : 1),
      });
    expect(decisions(play(false))[0]).toBe('proven');
    expect(decisions(play(true))[0]).toBe('exhausted');
  });
});
