import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { TrialKey } from '../../../src/core/trial.ts';
import { called, calls, decisions, planInput, playPlan, withEnded } from './play-plan.ts';

const right = () => 1;
const wrong = () => 0;
/** Only these candidates are ever right. */
const only =
  (...good: number[]) =>
  ({ candidate }: TrialKey) =>
    good.includes(candidate) ? 1 : 0;

describe('an adaptive plan against an absolute bar', () => {
  it('begins with ten samples of the cheapest, one repeat each', () => {
    const { launch, finished } = nextStep(planInput());
    const own = launch.slice(0, 10);
    expect(finished).toBe(false);
    expect(own).toHaveLength(10);
    expect(new Set(own.map(({ sample }) => sample)).size).toBe(10);
    expect(launch.every(({ candidate, repeat }) => candidate === 0 && repeat === 0)).toBe(true);
  });

  it('goes on in blocks of five while nothing is decided', () => {
    // Two wrong answers early keep the evidence between both ends for a while.
    const order = nextStep(planInput()).launch.map(({ sample }) => sample);
    const play = playPlan(planInput(), {
      score: ({ candidate, sample }) =>
        candidate > 0 || [1, 6].includes(order.indexOf(sample)) ? 0 : 1,
    });
    const sizes = play.steps.map(({ memory }) => memory.candidates[0]!.looks);
    expect(sizes[0]).toBe(0);
    expect(play.steps[0]!.launch).toHaveLength(10);
    for (const { launch } of play.steps.slice(1)) expect(launch.length % 5).toBe(0);
  });

  it('stops at the first proven candidate: more expensive ones are never called', () => {
    const play = playPlan(planInput(), { score: right });
    expect(called(play)).toEqual([0]);
    expect(decisions(play)).toEqual(['proven', 'not needed', 'not needed']);
    expect(play.launched.length).toBeLessThan(40);
  });

  it('rules out a hopeless candidate after its first look and turns to the next more expensive one', () => {
    const play = playPlan(planInput(), { score: only(1) });
    expect(called(play)).toEqual([0, 1]);
    expect(calls(play, 0)).toBe(10);
    expect(decisions(play)).toEqual(['ruled out', 'proven', 'not needed']);
  });

  it('ends when all are ruled out', () => {
    const play = playPlan(planInput(), { score: wrong });
    expect(decisions(play)).toEqual(['ruled out', 'ruled out', 'ruled out']);
    expect([0, 1, 2].map((index) => calls(play, index))).toEqual([10, 10, 2]);
  });

  it('asks cheapest first by measured cost, however the line-up is written', () => {
    const play = playPlan(planInput({}, [90, 8, 2]), { score: wrong });
    expect(called(play)).toEqual([2, 1, 0]);
  });

  it('turns to another candidate when measured costs show that it is clearly cheaper', () => {
    const measured = (input: PlanInput, step: number): PlanInput => {
      const prices = step === 0 ? [5, 6, 80] : [20, 6, 80];
      const candidates = input.candidates.map((one, index) => ({
        ...one,
        costPerCall: prices[index]!,
      }));
      return { ...input, candidates };
    };
    const halfRight = ({ candidate, sample }: TrialKey) => (candidate === 0 ? sample % 2 : 1);
    const play = playPlan(planInput({ bar: { kind: 'absolute', rate: 0.5 } }, [5, 6, 80]), {
      score: halfRight,
      before: measured,
    });
    expect(called(play)).toEqual([0, 1]);
    expect(decisions(play)).toEqual(['not needed', 'proven', 'not needed']);
  });

  it('stays with the one under way when another is a little cheaper: two alike don’t take turns', () => {
    const swinging = (input: PlanInput, step: number): PlanInput => {
      const prices = step % 2 === 0 ? [5, 5.2, 80] : [5.3, 5, 80];
      const candidates = input.candidates.map((one, index) => ({
        ...one,
        costPerCall: prices[index]!,
      }));
      return { ...input, candidates };
    };
    const play = playPlan(planInput({}, [5, 5.2, 80]), {
      score: ({ candidate, sample }) => (candidate === 0 && sample % 5 === 0 ? 0 : 1),
      before: swinging,
    });
    const turns = play.launched.filter(
      ({ candidate }, index) => candidate !== play.launched[index - 1]?.candidate,
    );
    expect(turns.length).toBeLessThanOrEqual(3);
    expect(called(play)[0]).toBe(0);
  });

  it('gives up when even a perfect rest could not prove the candidate', () => {
    // 15 samples, bar 0.8: 11 straight passes are needed at the very least; two failures are too many.
    const play = playPlan(planInput({ samples: 15, repeats: 1 }, [1, 2, 97]), {
      score: ({ candidate, sample }) =>
        candidate === 2 && sample % 5 === 0 ? 0 : candidate === 2 ? 1 : 0,
    });
    expect(decisions(play)[2]).toBe('cannot be proven');
    expect(calls(play, 2)).toBeLessThan(15);
  });

  it('repeats whole passes for a cheap candidate that one pass leaves undecided, never for an expensive one', () => {
    const nearlyRight = ({ sample }: TrialKey) => (sample % 7 === 0 ? 0 : 1);
    const play = playPlan(planInput(), { score: nearlyRight });
    const repeats = (who: number) =>
      new Set(
        play.launched.filter(({ candidate }) => candidate === who).map(({ repeat }) => repeat),
      ).size;
    expect(repeats(0)).toBeGreaterThan(1);
    expect(repeats(2)).toBeLessThanOrEqual(1);
    const second = play.launched.findIndex(({ repeat }) => repeat === 1);
    const before = play.launched.slice(0, second).filter(({ candidate }) => candidate === 0);
    expect(before).toHaveLength(40);
  });

  it('proves nothing with fewer than 15 samples', () => {
    const play = playPlan(planInput({ samples: 14, bar: { kind: 'absolute', rate: 0.5 } }), {
      score: right,
    });
    expect(decisions(play)).not.toContain('proven');
  });

  it('ends with the first likely candidate where no number of passes could prove one', () => {
    const play = playPlan(planInput({ samples: 20, bar: { kind: 'absolute', rate: 0.95 } }), {
      score: right,
    });
    expect(called(play)).toEqual([0]);
    expect(decisions(play)).toEqual(['exhausted', 'no proof', 'no proof']);
  });

  it('needs nothing but the trials it waits for: an empty line-up and no samples end at once', () => {
    expect(nextStep(planInput({}, []))).toMatchObject({ launch: [], finished: true });
    expect(nextStep(planInput({ samples: 0 })).finished).toBe(true);
  });
});

describe('what ends a candidate from outside', () => {
  it('leaves a stopped candidate and goes on with the next', () => {
    const stopFirst = (input: PlanInput, step: number): PlanInput => ({
      ...input,
      candidates: input.candidates.map((one, index) => ({
        ...one,
        stopped: index === 0 && step > 0,
      })),
    });
    const play = playPlan(planInput(), {
      score: ({ candidate, sample }) => (candidate === 0 && sample % 4 === 0 ? 0 : 1),
      before: stopFirst,
    });
    expect(decisions(play)).toEqual(['stopped', 'proven', 'not needed']);
  });

  it('takes what a stopped candidate had finished: the look that is whole still decides', () => {
    const first = nextStep(planInput());
    const input = withEnded({ ...planInput(), memory: first.memory }, first.launch, wrong);
    const stopped = {
      ...input,
      candidates: input.candidates.map((one, index) => ({ ...one, stopped: index === 0 })),
    };
    expect(decisions(nextStep(stopped))[0]).toBe('ruled out');
  });

  it('ends when all are stopped', () => {
    const input = planInput();
    const stopped = {
      ...input,
      candidates: input.candidates.map((one) => ({ ...one, stopped: true })),
    };
    const step = nextStep(stopped);
    expect(step).toMatchObject({ launch: [], finished: true });
    expect(decisions(step)).toEqual(['stopped', 'stopped', 'stopped']);
  });
});

describe('launching', () => {
  it('never repeats a trial that is finished or open', () => {
    const play = playPlan(planInput(), {
      score: ({ candidate, sample }) => (sample % (4 + candidate) === 0 ? 0 : 1),
      ends: (open, step) => (step % 3 === 0 ? 1 : Math.ceil(open.length / 2)),
    });
    const keys = play.launched.map(
      ({ candidate, sample, repeat }) => `${candidate} ${sample} ${repeat}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('waits while the trials of a look are open', () => {
    const { memory, launch } = nextStep(planInput());
    expect(nextStep({ ...planInput(), memory, open: launch })).toMatchObject({
      launch: [],
      finished: false,
    });
  });

  it('launches again what was lost: neither finished nor open', () => {
    const { memory, launch } = nextStep(planInput());
    const again = nextStep({ ...planInput(), memory, open: launch.slice(3) });
    expect(again.launch).toEqual(launch.slice(0, 3));
  });
});

describe('strict', () => {
  it('shares the error among the candidates: more evidence is asked of each', () => {
    const strict = nextStep(planInput({ strict: true })).memory.candidates[0]!;
    const usual = nextStep(planInput()).memory.candidates[0]!;
    expect(usual.alpha).toBe(0.05);
    expect(strict.alpha).toBeCloseTo(0.05 / 3, 12);
    const cost = (isStrict: boolean) =>
      playPlan(planInput({ strict: isStrict, samples: 60 }), { score: right }).launched.length;
    expect(cost(true)).toBeGreaterThan(cost(false));
  });
});

describe('thorough', () => {
  it('lets expensive candidates have two repeats', () => {
    const repeats = (thorough: boolean) =>
      playPlan(planInput({ thorough }), {
        score: ({ candidate, sample }) => (candidate < 2 || sample % 6 === 0 ? 0 : 1),
      }).memory.candidates.map((one) => one.repeats);
    expect(repeats(false)).toEqual([3, 3, 1]);
    expect(repeats(true)).toEqual([3, 3, 2]);
  });
});

describe('judging these samples only', () => {
  const facts = { estimand: 'these-samples', samples: 12 } as const;

  it('looks after whole passes, for repeats are the evidence', () => {
    const play = playPlan(planInput(facts), { score: right });
    expect(play.steps[0]!.launch).toHaveLength(12);
    expect(decisions(play)).toEqual(['proven', 'not needed', 'not needed']);
  });

  it('proves with few samples what new inputs would not allow', () => {
    const bar = { kind: 'absolute', rate: 0.9 } as const;
    const claim = (estimand: 'population' | 'these-samples') =>
      decisions(playPlan(planInput({ ...facts, estimand, bar }), { score: right }))[0];
    expect(claim('these-samples')).toBe('proven');
    expect(claim('population')).not.toBe('proven');
  });
});
