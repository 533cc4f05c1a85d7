import { describe, expect, it } from 'vitest';
import {
  answerCalls,
  answerLatency,
  finalAnswer,
} from '../../../src/core/settlement/final-answer.ts';
import type { Purpose } from '../../../src/core/trial.ts';
import { ANSWER } from './trial-fixtures.ts';

/** Steps by purpose and milliseconds; each has the purpose's number in its text and its own model. */
function stepsOf(...parts: readonly [Purpose, number][]) {
  return parts.map(([purpose, latencyMs], index) => ({
    ...ANSWER,
    purpose,
    latencyMs,
    text: `${purpose} ${index}`,
    model: `a/${purpose}`,
  }));
}

describe('the answer that a trial is scored by', () => {
  it.each([
    { steps: stepsOf(), text: undefined },
    { steps: stepsOf(['planner', 1]), text: undefined },
    { steps: stepsOf(['planner', 1], ['answer', 1]), text: 'answer 1' },
    { steps: stepsOf(['answer', 1], ['answer', 1], ['judge', 1]), text: 'answer 1' },
    { steps: stepsOf(['answer', 1], ['escalation', 1], ['judge', 1]), text: 'escalation 1' },
    { steps: stepsOf(['rules', 1]), text: 'rules 0' },
    { steps: stepsOf(['rater', 1]), text: 'rater 0' },
  ])('is the last that is no plan and no judgement: $text', ({ steps, text }) => {
    expect(finalAnswer(steps)?.text).toBe(text);
  });
});

describe('how long an answer is waited for', () => {
  it.each([
    { of: 'no call', steps: stepsOf(), ms: 0 },
    { of: 'one', steps: stepsOf(['answer', 20]), ms: 20 },
    {
      of: 'the slowest of those asked together',
      steps: stepsOf(['answer', 20], ['answer', 50], ['answer', 30]),
      ms: 50,
    },
    { of: 'a plan before it', steps: stepsOf(['planner', 7], ['answer', 20]), ms: 27 },
    {
      of: 'a second model after it',
      steps: stepsOf(['answer', 20], ['answer', 10], ['escalation', 100]),
      ms: 120,
    },
    {
      of: 'all three',
      steps: stepsOf(['planner', 7], ['answer', 20], ['escalation', 100]),
      ms: 127,
    },
    {
      of: 'judgements, which nobody waits for',
      steps: stepsOf(['answer', 20], ['judge', 900], ['judge', 900]),
      ms: 20,
    },
  ])('is that of $of: $ms ms', ({ steps, ms }) => {
    expect(answerLatency(steps)).toBe(ms);
  });
});

describe('the calls that an answer took', () => {
  const { usage } = ANSWER;

  it('are left out where one was all, however often it was judged', () => {
    expect(answerCalls(stepsOf(['answer', 1]))).toEqual({});
    expect(answerCalls(stepsOf(['answer', 1], ['judge', 1], ['judge', 1]))).toEqual({});
    expect(answerCalls([])).toEqual({});
  });

  it('are told with their models and tokens where there were several', () => {
    expect(answerCalls(stepsOf(['planner', 1], ['answer', 1], ['judge', 1]))).toEqual({
      calls: [
        { model: 'a/planner', usage },
        { model: 'a/answer', usage },
      ],
    });
  });
});
