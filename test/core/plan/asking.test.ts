import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import type { Asking } from '../../../src/core/plan/asking.ts';
import { newMemory, withCandidate } from '../../../src/core/plan/memory.ts';
import type { PlanMemory } from '../../../src/core/plan/plan-memory.ts';
import { questionBefore } from '../../../src/core/plan/question-before.ts';
import { type Facts, planInput } from './play-plan.ts';

const ASKING: Asking = { expectedUsd: 100, largestUsd: 1_000, judgeUsd: 0, granted: [] };
const RULED_OUT = { repeats: 1, decision: 'ruled out', reason: 'Wrong.' } as const;

/** The question before a candidate, of 40 samples; those before it are ruled out. */
function asked(
  prices: readonly number[],
  candidate: number,
  asking: Partial<Asking> = {},
  facts: Facts = {},
  change: (memory: PlanMemory) => PlanMemory = (memory) => memory,
) {
  const input = { ...planInput(facts, prices), asking: { ...ASKING, ...asking } };
  let memory = newMemory(input);
  for (let index = 0; index < candidate; index++) memory = withCandidate(memory, index, RULED_OUT);
  const question = questionBefore(studyOf(input), change(memory), candidate);
  return question && { kind: question.kind, of: question.candidates, usd: question.usd };
}

const cost = (candidate: number, price: number) => ({ candidate, usd: 40 * 0.75 * price });

describe('the question before the most expensive', () => {
  it('is about the first whose proof takes over half of the quote, and all after it', () => {
    expect(asked([1, 2, 3], 1, { expectedUsd: 100 })).toEqual({
      kind: 'most expensive',
      of: [cost(1, 2), cost(2, 3)],
      usd: 150,
    });
    expect(asked([1, 2, 3], 1, { expectedUsd: 120 })).toBeNull();
    expect(asked([1, 2, 3], 2, { expectedUsd: 120 })).toMatchObject({ of: [cost(2, 3)] });
  });

  it('is about the fewest that together do, where none does alone', () => {
    expect(asked([1, 1, 1, 1], 2, { expectedUsd: 110 })).toMatchObject({
      of: [cost(2, 1), cost(3, 1)],
    });
    expect(asked([1, 1, 1, 1], 1, { expectedUsd: 110 })).toBeNull();
    expect(asked([1, 1, 1, 1], 1, { expectedUsd: 120 })).toMatchObject({
      of: [cost(1, 1), cost(2, 1), cost(3, 1)],
    });
    expect(asked([1, 1, 1, 1], 1, { expectedUsd: 1_000 })).toBeNull();
  });

  it('is not about those that are decided, that were stopped or that are the reference', () => {
    const without = (memory: PlanMemory) => withCandidate(memory, 2, RULED_OUT);
    expect(asked([1, 2, 3, 4], 1, {}, {}, without)).toMatchObject({ of: [cost(1, 2), cost(3, 4)] });
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    expect(asked([1, 2, 3], 1, {}, { bar })).toMatchObject({ of: [cost(1, 2)] });
  });

  it('is not asked twice, nor before anybody was tested', () => {
    expect(asked([1, 2, 3], 1, { granted: ['most expensive'] })).toBeNull();
    const stopped = (memory: PlanMemory) =>
      withCandidate(memory, 0, { repeats: 1, decision: 'stopped', reason: 'Stopped.' });
    expect(asked([1, 2, 3], 1, {}, {}, stopped)).toBeNull();
  });
});

describe('the question after the pilots', () => {
  /** Three quarters of a pass each, 80% to go on to the next one. */
  const needed = (...prices: number[]) =>
    prices.reduce((sum, price, place) => sum + 40 * 0.75 * 0.8 ** place * price, 0);

  it('comes where more is expected than was shown as the most, in order of cost', () => {
    const usd = needed(1, 2, 3);
    expect(asked([3, 1, 2], 0, { largestUsd: usd })).toBeNull();
    expect(asked([3, 1, 2], 0, { expectedUsd: 90, largestUsd: usd - 0.01 })).toEqual({
      kind: 'over the quote',
      of: [cost(0, 3), cost(1, 1), cost(2, 2)],
      usd: expect.closeTo(usd, 9),
    });
  });

  it('counts the judge of each call', () => {
    expect(asked([1, 1], 0, { expectedUsd: 10, largestUsd: 50, judgeUsd: 0.5 })).toMatchObject({
      of: [cost(0, 1.5), cost(1, 1.5)],
      usd: expect.closeTo(needed(1.5, 1.5), 9),
    });
  });

  it('counts a whole pass of the reference', () => {
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    const question = asked([1, 5], 0, { expectedUsd: 10, largestUsd: 50 }, { bar });
    expect(question!.usd).toBeCloseTo(40 * 0.75 * 1 + 40 * 5, 9);
  });
});

it('nobody is asked where nobody is there', () => {
  const input = planInput({}, [1, 50]);
  expect(questionBefore(studyOf(input), newMemory(input), 0)).toBeNull();
});
