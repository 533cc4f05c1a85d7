import { describe, expect, it } from 'vitest';
import type { FinishedTrial } from '../../../../src/core/trial.ts';
import { estimatesOf, latencyP95 } from '../../../../src/core/why/cascade/estimate.ts';
import { firstCalls } from '../../../../src/core/why/cascade/first-calls.ts';
import { firstCost, type Gate, policiesOf } from '../../../../src/core/why/cascade/policy.ts';
import { stored, trial } from '../stored-fixtures.ts';

const same = (one: string, other: string) => one === other;
/** Trials by their answers: a capital letter is right. */
const answers = (letters: string, facts: Partial<FinishedTrial> = {}) =>
  [...letters].map((answer, repeat) =>
    trial({ repeat, answer, score: answer === answer.toUpperCase() ? 1 : 0, ...facts }),
  );
const kept = (gate: Gate, first: FinishedTrial[], beside: FinishedTrial[] = []) =>
  firstCalls(gate, { first, beside }, same).map((call) => call.kept);

describe('a gate that asks two or three times', () => {
  const two: Gate = { kind: 'disagree', agree: 2, of: 2 };
  const three: Gate = { kind: 'disagree', agree: 3, of: 3 };
  const majority: Gate = { kind: 'disagree', agree: 2, of: 3 };

  it.each([
    // All pairs agree, on a right or on a wrong answer.
    { gate: two, first: 'AAA', calls: [1, 1, 1] },
    { gate: two, first: 'aaa', calls: [0, 0, 0] },
    { gate: two, first: 'AAb', calls: [1, null, null] },
    { gate: three, first: 'AAb', calls: [null] },
    { gate: majority, first: 'AAb', calls: [1] },
    { gate: majority, first: 'bbA', calls: [0] },
    { gate: majority, first: 'Abc', calls: [null] },
    // Of four answers each three.
    { gate: three, first: 'AAAb', calls: [1, null, null, null] },
    { gate: three, first: 'AA', calls: [] },
  ])('$gate.agree of $gate.of of $first keeps $calls', ({ gate, first, calls }) => {
    expect(kept(gate, answers(first))).toEqual(calls);
  });

  it('takes no answer that can’t be read for agreement', () => {
    expect(kept(two, answers('aa', { failure: 'unparsable' }))).toEqual([null]);
  });
});

describe('a gate on what can’t be read', () => {
  const gate: Gate = { kind: 'unreadable' };

  it.each(['unparsable', 'refused', 'truncated', 'empty'] as const)(
    'hands on what is %s',
    (failure) => {
      expect(kept(gate, [...answers('a', { failure }), ...answers('A')])).toEqual([null, 1]);
    },
  );

  it.each(['wrong', 'too slow', 'does not fit'] as const)('lets through what is %s', (failure) => {
    expect(kept(gate, answers('a', { failure }))).toEqual([0]);
  });
});

it('a gate on another model takes each pair of their answers', () => {
  const gate: Gate = { kind: 'other model', other: 2 };
  // A with A agrees; A with b and b with A do not, b with b does.
  expect(kept(gate, answers('Ab'), answers('Ab'))).toEqual([1, null, null, 0]);
  expect(kept(gate, answers('Ab'))).toEqual([]);
});

describe('how long an answer takes', () => {
  const timed = (latencies: (number | null)[], letters: string) =>
    answers(letters).map((each, at) => ({
      ...each,
      answer: each.score === 1 ? 'right' : each.answer,
      latencyMs: latencies[at]!,
    }));
  const two: Gate = { kind: 'disagree', agree: 2, of: 2 };
  const policy = { first: 0, second: 1, gate: two };

  it('is the slowest of those asked at once', () => {
    expect(firstCalls(two, { first: timed([100, 300, null], 'AAb'), beside: [] }, same)).toEqual([
      { kept: 1, ms: 300 },
      { kept: null, ms: null },
      { kept: null, ms: null },
    ]);
  });

  it('is the second model’s too where it is asked', () => {
    const of = stored([timed([100, 300], 'Ab'), timed([1_000, 2_000], 'AA')]);
    expect(latencyP95(of, policy)).toBe(2_300);
    // Nineteen of twenty are answered by the first alone.
    const most = Array.from({ length: 19 }, (_, at) =>
      timed([100, 200], 'AA').map((each) => ({ ...each, sample: at + 1 })),
    ).flat();
    const second = Array.from({ length: 20 }, (_, at) =>
      timed([1_000], 'A').map((each) => ({ ...each, sample: at })),
    ).flat();
    expect(latencyP95(stored([[...timed([100, 300], 'Ab'), ...most], second]), policy)).toBe(200);
    const eighteen = most.filter(({ sample }) => sample < 19);
    expect(latencyP95(stored([[...timed([100, 300], 'Ab'), ...eighteen], second]), policy)).toBe(
      1_300,
    );
  });

  it('counts only samples that both answered, and is none where none was measured', () => {
    expect(latencyP95(stored([timed([5, 6], 'AA'), []]), policy)).toBeNull();
    expect(latencyP95(stored([timed([null, 6], 'AA'), timed([5], 'A')]), policy)).toBeNull();
    expect(latencyP95(stored([timed([5, 6], 'Ab'), timed([null], 'A')]), policy)).toBeNull();
  });
});

describe('an estimate', () => {
  it('has each way of the first calls meet each answer of the second', () => {
    const right = (letters: string) =>
      answers(letters).map((each) => (each.score === 1 ? { ...each, answer: 'right' } : each));
    const gate: Gate = { kind: 'disagree', agree: 2, of: 2 };
    const [found] = estimatesOf(stored([right('AAb'), right('Ax')]), [
      { first: 0, second: 1, gate },
    ]);
    // Of AA, Ab, Ab two are handed on, where half is right.
    expect(found!.right).toEqual([expect.closeTo(2 / 3)]);
    expect(found!.escalated).toBeCloseTo(2 / 3, 12);
  });
});

describe('the policies of a pair', () => {
  const pair = { first: 0, second: 3 };
  const gates = (facts: Parameters<typeof policiesOf>[1]) =>
    policiesOf(pair, facts).map(({ gate }) => gate);

  it('ask as often as the stored trials did', () => {
    const unreadable = { kind: 'unreadable' };
    const facts = { others: [], canAgree: true };
    expect(gates({ ...facts, repeats: 1 })).toEqual([unreadable]);
    expect(gates({ ...facts, repeats: 2 })).toEqual([
      unreadable,
      { kind: 'disagree', agree: 2, of: 2 },
    ]);
    expect(gates({ ...facts, repeats: 3 })).toHaveLength(4);
  });

  it('ask another model beside it', () => {
    expect(gates({ repeats: 1, others: [1, 2], canAgree: true })).toEqual([
      { kind: 'unreadable' },
      { kind: 'other model', other: 1 },
      { kind: 'other model', other: 2 },
    ]);
  });

  it('compare no answers that can’t be compared', () => {
    expect(gates({ repeats: 5, others: [1], canAgree: false })).toEqual([{ kind: 'unreadable' }]);
  });

  it('always pay for what is asked first', () => {
    const prices = [1, 2, 4, 8].map((monthCallUsd) => ({ monthCallUsd }));
    const cost = (gate: Gate) => firstCost({ ...pair, gate }, prices);
    expect(cost({ kind: 'unreadable' })).toBe(1);
    expect(cost({ kind: 'disagree', agree: 2, of: 3 })).toBe(3);
    expect(cost({ kind: 'other model', other: 2 })).toBe(5);
  });
});
