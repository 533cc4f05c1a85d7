import { describe, expect, it } from 'vitest';
import type { FinishedTrial } from '../../../../src/core/trial.ts';
import { firstCost, type Gate, policiesOf } from '../../../../src/core/why/cascade/policy.ts';
import { sampleOutcome } from '../../../../src/core/why/cascade/sample-outcome.ts';
import { trial } from '../stored-fixtures.ts';

const same = (one: string, other: string) => one === other;
/** Trials by their answers: a capital letter is right. */
const answers = (letters: string, facts: Partial<FinishedTrial> = {}) =>
  [...letters].map((answer, repeat) =>
    trial({ repeat, answer, score: answer === answer.toUpperCase() ? 1 : 0, ...facts }),
  );
const outcome = (gate: Gate, first: string, second: string, beside = '') =>
  sampleOutcome(
    gate,
    { first: answers(first), second: answers(second), beside: answers(beside) },
    same,
  );

describe('a gate that asks two or three times', () => {
  const two: Gate = { kind: 'disagree', agree: 2, of: 2 };
  const three: Gate = { kind: 'disagree', agree: 3, of: 3 };
  const majority: Gate = { kind: 'disagree', agree: 2, of: 3 };

  it.each([
    // All pairs agree, on a right or on a wrong answer.
    { gate: two, first: 'AAA', second: 'xy', right: 1, escalated: 0 },
    { gate: two, first: 'aaa', second: 'BB', right: 0, escalated: 0 },
    // Of AA, Ab, Ab two are handed on, where half is right.
    { gate: two, first: 'AAb', second: 'Bx', right: 2 / 3, escalated: 2 / 3 },
    { gate: three, first: 'AAb', second: 'Bx', right: 0.5, escalated: 1 },
    { gate: majority, first: 'AAb', second: 'x', right: 1, escalated: 0 },
    { gate: majority, first: 'bbA', second: 'B', right: 0, escalated: 0 },
    { gate: majority, first: 'Abc', second: 'B', right: 1, escalated: 1 },
    // Of four answers each three: AAA once, AAb three times.
    { gate: three, first: 'AAAb', second: 'x', right: 0.25, escalated: 0.75 },
  ])('$gate.agree of $gate.of of $first, else $second: right in $right', (line) => {
    const { right, escalated } = outcome(line.gate, line.first, line.second);
    expect(right).toBeCloseTo(line.right, 12);
    expect(escalated).toBeCloseTo(line.escalated, 12);
  });

  it('takes no answer that can’t be read for agreement', () => {
    const first = answers('aa', { failure: 'unparsable' });
    const found = sampleOutcome(two, { first, second: answers('B'), beside: [] }, same);
    expect(found).toMatchObject({ right: 1, escalated: 1 });
  });
});

describe('a gate on what can’t be read', () => {
  const gate: Gate = { kind: 'unreadable' };

  it.each(['unparsable', 'refused', 'truncated', 'does not fit', 'empty'] as const)(
    'hands on what is %s',
    (failure) => {
      const first = [...answers('a', { failure }), ...answers('A')];
      const found = sampleOutcome(gate, { first, second: answers('Bx'), beside: [] }, same);
      expect(found).toMatchObject({ right: 0.75, escalated: 0.5 });
    },
  );

  it.each(['wrong', 'too slow'] as const)('lets through what is %s', (failure) => {
    const first = answers('a', { failure });
    const found = sampleOutcome(gate, { first, second: answers('B'), beside: [] }, same);
    expect(found).toMatchObject({ right: 0, escalated: 0 });
  });
});

it('a gate on another model takes each pair of their answers', () => {
  const gate: Gate = { kind: 'other model', other: 2 };
  // A with A agrees; A with b and b with A do not, b with b does.
  expect(outcome(gate, 'Ab', 'B', 'Ab')).toMatchObject({ right: 0.75, escalated: 0.5 });
});

describe('how long an answer takes', () => {
  const slow = (latencies: (number | null)[], letters: string) =>
    answers(letters).map((each, at) => ({ ...each, latencyMs: latencies[at]! }));

  it('is the slowest of those asked at once, and the second model’s where it is asked', () => {
    const { latencies } = sampleOutcome(
      { kind: 'disagree', agree: 2, of: 2 },
      { first: slow([100, 300, 200], 'AAb'), second: slow([1_000, 2_000], 'BB'), beside: [] },
      same,
    );
    expect(latencies).toEqual([
      { ms: 300, weight: expect.closeTo(1 / 3, 12) },
      { ms: 1_200, weight: expect.closeTo(1 / 6, 12) },
      { ms: 2_200, weight: expect.closeTo(1 / 6, 12) },
      { ms: 1_300, weight: expect.closeTo(1 / 6, 12) },
      { ms: 2_300, weight: expect.closeTo(1 / 6, 12) },
    ]);
  });

  it('is left out where it was not measured', () => {
    const gate: Gate = { kind: 'unreadable' };
    const rest = { second: slow([5], 'B'), beside: [] };
    expect(sampleOutcome(gate, { first: slow([null], 'A'), ...rest }, same).latencies).toEqual([]);
    const first = slow([7], 'a').map((each) => ({ ...each, failure: 'empty' as const }));
    const unknown = { first, second: slow([null], 'B'), beside: [] };
    expect(sampleOutcome(gate, unknown, same).latencies).toEqual([]);
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
    const prices = [1, 2, 4, 8].map((costPerCall) => ({ costPerCall }));
    const cost = (gate: Gate) => firstCost({ ...pair, gate }, prices);
    expect(cost({ kind: 'unreadable' })).toBe(1);
    expect(cost({ kind: 'disagree', agree: 2, of: 3 })).toBe(3);
    expect(cost({ kind: 'other model', other: 2 })).toBe(5);
  });
});
