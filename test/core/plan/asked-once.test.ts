import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { askedOnceTest, errorAllowed, isExact, paceOf } from '../../../src/core/plan/asked-once.ts';
import { exactBound } from '../../../src/core/plan/exact-bound.ts';
import type { PlanInput } from '../../../src/core/plan/plan-input.ts';
import type { Pace } from '../../../src/core/plan/plan-memory.ts';
import { walk } from '../../../src/core/stats/optimal-test.ts';
import { decisions, type Facts, planInput, playPlan } from './play-plan.ts';

const BAR = { kind: 'absolute', rate: 0.9 } as const;

describe('the exact test of a model asked once', () => {
  const cells = [15, 29, 52, 100, 300].flatMap((size) =>
    [0.5, 0.8, 0.9, 0.95, 0.99].flatMap((bar) =>
      (['patient', 'sparing', 'last'] as const).map((pace) => ({ size, bar, pace })),
    ),
  );
  it.each(cells)('errs in at most 5%: $size samples, $bar, $pace', ({ size, bar, pace }) => {
    const test = askedOnceTest(size, bar, 0.05, pace);
    expect(test === null).toBe(bar ** size > 0.05);
    if (test) expect(walk(test, bar).proven).toBeLessThanOrEqual(0.05);
  });

  it('keeps to any error and any bar that was asked for', () => {
    for (const [bar, alpha] of [
      [0.925, 0.05],
      [0.8, 0.01],
    ] as const) {
      const test = askedOnceTest(120, bar, alpha, 'patient')!;
      expect(walk(test, bar).proven).toBeLessThanOrEqual(alpha);
      expect(walk(test, bar).proven).toBeGreaterThan(alpha / 2);
    }
  });

  it('never proves with fewer than 15 answers', () => {
    const { allowed } = askedOnceTest(100, 0.5, 0.05, 'sparing')!;
    expect(allowed.slice(0, 15).every((failures) => failures < 0)).toBe(true);
  });

  it('proves a good model nearly as often as one test at the end, for a part of the calls', () => {
    const test = askedOnceTest(100, 0.9, 0.05, 'last')!;
    expect(walk(test, 0.98).proven).toBeGreaterThan(0.94);
    expect(walk(test, 0.6).answers).toBeLessThan(7);
  });
});

describe('who is put to it', () => {
  const applies = (facts: Facts, repeats = 1) =>
    isExact(studyOf(planInput({ samples: 50, bar: BAR, ...facts })), 0.9, repeats);

  it('whoever is asked once, pass or fail, on samples that each stand alone', () => {
    expect(applies({})).toBe(true);
    expect(applies({}, 2)).toBe(false);
    expect(applies({ continuous: true })).toBe(false);
    expect(applies({ estimand: 'these-samples' })).toBe(false);
    expect(applies({ groups: Array(50).fill('one') })).toBe(false);
    expect(applies({ samples: 301 })).toBe(false);
  });

  it('is remembered with the candidate', () => {
    const play = playPlan(planInput({ samples: 50, repeats: 1, bar: BAR }), { score: () => 1 });
    expect(play.memory.candidates[0]).toMatchObject({ decision: 'proven', test: 'exact' });
    expect(play.memory.candidates[1]!.test).toBeNull();
  });
});

describe('how patient the test is', () => {
  const paces = (prices: readonly number[], facts: Facts = {}, stopped: number | null = null) => {
    const before = (input: PlanInput) => ({
      ...input,
      candidates: input.candidates.map((each, index) => ({
        ...each,
        stopped: index === stopped || each.stopped,
      })),
    });
    const input = planInput({ samples: 30, bar: BAR, ...facts }, prices);
    const { memory } = playPlan(input, { score: () => 0, before });
    return memory.candidates.map(({ pace, test }) => (test === 'exact' ? pace : test));
  };

  it('is sparing where more expensive ones follow, and gives the last all of alpha', () => {
    expect(paces([1, 40, 59])).toEqual(['boundaries', 'sparing', 'last']);
    expect(paces([1, 40, 59], {}, 2)).toEqual(['boundaries', 'last', 'last']);
  });

  it('is patient where nobody is asked more often, all are to be thorough, or it is alone', () => {
    expect(paces([1, 40, 59], { repeats: 1 })).toEqual(['patient', 'patient', 'patient']);
    expect(paces([100], { repeats: 1 })).toEqual(['patient']);
    const input = planInput({ thorough: true }, [1, 40, 59]);
    expect(paceOf(input, true)).toBe('patient');
    expect(paceOf({ ...input, thorough: false }, true)).toBe('last');
  });

  it('keeps a part of alpha back while others follow, where that leaves a proof', () => {
    expect(errorAllowed(100, 0.9, 0.05, 'sparing')).toBeCloseTo(0.044, 12);
    expect(errorAllowed(29, 0.9, 0.05, 'sparing')).toBe(0.05);
    expect(errorAllowed(100, 0.9, 0.05, 'last')).toBe(0.05);
    expect(walk(askedOnceTest(100, 0.9, 0.05, 'sparing')!, 0.9).proven).toBeLessThanOrEqual(0.044);
    const answers = (pace: Pace) => walk(askedOnceTest(50, 0.8, 0.05, pace)!, 0.75).answers;
    expect(answers('sparing')).toBeLessThan(answers('last'));
    expect(answers('last')).toBeLessThan(answers('patient'));
  });
});

describe('a candidate in the exact test', () => {
  const decidedWith = (samples: number, wrong: readonly number[]) => {
    const input = planInput({ samples, repeats: 1, bar: BAR }, [1]);
    const order = studyOf(input).units.map(([sample]) => sample!);
    const play = playPlan(input, {
      score: ({ sample }) => (wrong.includes(order.indexOf(sample)) ? 0 : 1),
    });
    return { decision: decisions(play)[0], calls: play.launched.length };
  };

  it('is proven by 29 flawless answers at 90%, not by 28', () => {
    expect(decidedWith(29, [])).toMatchObject({ decision: 'proven', calls: 29 });
    expect(decidedWith(28, []).decision).not.toBe('proven');
  });

  it('is given up as soon as the rest could not prove it', () => {
    const { decision, calls } = decidedWith(29, [3]);
    expect(decision).toBe('cannot be proven');
    expect(calls).toBeLessThan(10);
  });

  it('is ruled out where it hardly ever passes', () => {
    expect(decidedWith(60, [0, 1, 2, 3, 4, 5, 6, 7]).decision).toBe('ruled out');
  });
});

describe('what a proof claims', () => {
  it('is the highest rate whose own test the answers pass, and the bar at least', () => {
    const play = playPlan(planInput({ samples: 100, repeats: 1, bar: BAR }, [1]), {
      score: () => 1,
    });
    const [memory] = play.memory.candidates;
    const study = studyOf(play.input);
    const bound = exactBound(study, 0, 0.9, memory!);
    expect(bound).toBeGreaterThanOrEqual(0.9);
    expect(bound).toBeLessThan(0.96);
    expect(exactBound(study, 0, 0.9, { ...memory!, alpha: 0.01 })).toBe(0.9);
  });
});
