import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { fewestProvingCalls, speedState } from '../../../src/core/plan/speed-test.ts';
import { type Facts, planInput } from './play-plan.ts';

const always = (ms: number) => () => ms;
const QUICK = always(100);
const SLOW = always(9_000);
/** Every so-manieth call is slow. */
const slowEvery = (n: number) => (call: number) => (call % n === n - 1 ? 9_000 : 100);

/** What is known after so many calls, pass after pass; 90% are to be within 2 s. */
function stateAfter(calls: number, ms: (call: number) => number, facts: Facts): string {
  const latency = { withinMs: 2_000, share: 0.9 };
  const input = planInput({ repeats: 1, latency, ...facts }, [1]);
  const order = studyOf(input).units.flat();
  const finished = Array.from({ length: calls }, (_, call) => ({
    sample: order[call % order.length]!,
    repeat: Math.floor(call / order.length),
    score: 1,
    latencyMs: ms(call),
  }));
  const study = studyOf({
    ...input,
    candidates: input.candidates.map((one) => ({ ...one, finished })),
  });
  const { quick, state } = speedState(study, 0, latency, input.repeats);
  return `${quick} of ${calls} quick: ${state}`;
}

describe('what 60 samples tell of a model’s speed', () => {
  it.each([
    [0, QUICK, '0 of 0 quick: open'],
    [46, QUICK, '46 of 46 quick: open'],
    [47, QUICK, '47 of 47 quick: proven'],
    [60, QUICK, '60 of 60 quick: proven'],
    [1, SLOW, '0 of 1 quick: open'],
    [2, SLOW, '0 of 2 quick: too slow'],
    [16, slowEvery(8), '14 of 16 quick: hopeless'],
    [60, slowEvery(4), '45 of 60 quick: too slow'],
  ])('%i calls', (calls, ms, expected) => {
    expect(stateAfter(calls, ms, { samples: 60 })).toBe(expected);
  });
});

describe('where so few calls could prove nothing', () => {
  it.each([
    [12, QUICK, '12 of 12 quick: open'],
    [9, SLOW, '0 of 9 quick: open'],
    [10, SLOW, '0 of 10 quick: too slow'],
    [10, slowEvery(5), '8 of 10 quick: open'],
  ])('%i calls', (calls, ms, expected) => {
    expect(stateAfter(calls, ms, { samples: 12 })).toBe(expected);
  });
});

describe('repeats', () => {
  it('count as calls, of more than 300 the first', () => {
    for (const [facts, proven] of [
      [{ samples: 20, repeats: 3 }, 47],
      [{ samples: 400, repeats: 3 }, 36],
    ] as const) {
      expect(stateAfter(proven - 1, QUICK, facts)).toMatch(/: open$/);
      expect(stateAfter(proven, QUICK, facts)).toMatch(/: proven$/);
    }
  });
});

describe('the fewest calls that may prove a speed', () => {
  it.each([
    [{ samples: 20, repeats: 3 }, 0.9, 47],
    [{ samples: 60, repeats: 1 }, 0.95, 59],
    // By a test of 90 calls, which the first 59 don't end: 45 times 1 proves nothing, 45 times 3 ends first.
    [{ samples: 45, repeats: 3 }, 0.95, 84],
    [{ samples: 12, repeats: 1 }, 0.9, null],
  ])('of %j at %d are %j', (facts, share, fewest) => {
    expect(fewestProvingCalls(planInput(facts), share)).toBe(fewest);
  });
});

describe('where samples were added to twelve', () => {
  it.each([
    [9, QUICK, '9 of 9 quick: open'],
    [41, QUICK, '41 of 41 quick: open'],
    [42, QUICK, '42 of 42 quick: proven'],
    [9, SLOW, '0 of 9 quick: open'],
    [10, SLOW, '0 of 10 quick: too slow'],
    [12, slowEvery(4), '9 of 12 quick: too slow'],
    [24, slowEvery(6), '20 of 24 quick: hopeless'],
  ])('%i calls', (calls, ms, expected) => {
    expect(stateAfter(calls, ms, { samples: 60, rounds: [12] })).toBe(expected);
  });

  it('only what the first round’s test left is spent: after 60 samples 30 more prove nothing', () => {
    expect(stateAfter(90, QUICK, { samples: 90, rounds: [60] })).toMatch(/: hopeless$/);
    expect(stateAfter(75, QUICK, { samples: 190, rounds: [60] })).toMatch(/: open$/);
  });
});
