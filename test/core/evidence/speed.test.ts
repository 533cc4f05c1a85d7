import { describe, expect, it } from 'vitest';
import { scoreTable } from '../../../src/core/evidence/score-table.ts';
import { inTime, quickProbability, speedOf } from '../../../src/core/evidence/speed.ts';
import { planInput } from '../plan/play-plan.ts';

type Time = number | null;

/** One model's times by repeat and sample; the samples come in the order 1, 0. */
function quickCalls(times: readonly (readonly Time[])[], repeats = times.length) {
  const finished = times.flatMap((pass, repeat) =>
    pass.map((latencyMs, sample) => ({ sample, repeat, score: 1, latencyMs })),
  );
  const input = planInput({ samples: 2, repeats: 2 }, [1]);
  const candidates = input.candidates.map((one) => ({ ...one, finished }));
  return inTime({ input: { ...input, candidates }, units: [[1], [0]] }, 0, {
    withinMs: 2_000,
    repeats,
  });
}

describe('whether calls answer in time', () => {
  it('is said of pass after pass in the order of the units; exactly the limit is in time', () => {
    expect(
      quickCalls([
        [2_001, 2_000],
        [100, 9_000],
      ]),
    ).toEqual([true, false, false, true]);
  });

  it('is said of no more passes than asked for', () => {
    expect(
      quickCalls(
        [
          [1, 1],
          [9_000, 9_000],
        ],
        1,
      ),
    ).toEqual([true, true]);
  });

  it('is not said of calls without a time', () => {
    expect(quickCalls([[9_000, null]])).toEqual([false]);
  });

  it('ends at the first call that has not ended', () => {
    expect(quickCalls([[1, 1], [1]])).toEqual([true, true]);
    expect(quickCalls([[1]])).toEqual([]);
  });

  it('leaves out repeats that the evaluation does not have', () => {
    expect(
      quickCalls([
        [1, 1],
        [1, 1],
        [9_000, 9_000],
      ]),
    ).toEqual([true, true, true, true]);
  });

  it('is the same of trials that are laid out already', () => {
    const input = planInput({ samples: 3, repeats: 1 }, [1]);
    const ended = [0, 1].map((sample) => ({ sample, repeat: 0, score: sample === 0 ? 1 : null }));
    const table = scoreTable(ended, 3, 1);
    const laidOut = { table, latencies: [3_000, null, null] };
    const candidates = input.candidates.map((one) => ({ ...one, laidOut }));
    const units = [[1], [0], [2]];
    const limit = { withinMs: 2_000, repeats: 1 };
    expect(inTime({ input: { ...input, candidates }, units }, 0, limit)).toEqual([false]);
  });

  it('counts calls, and those in time', () => {
    expect(speedOf([true, false, true])).toEqual({ calls: 3, quick: 2 });
  });

  it('is probable of a share by a posterior with even chances beforehand', () => {
    expect(quickProbability({ calls: 19, quick: 19 }, 0.9)).toBeCloseTo(1 - 0.9 ** 20, 9);
    expect(quickProbability({ calls: 1, quick: 0 }, 0.5)).toBeCloseTo(0.25, 9);
  });
});
