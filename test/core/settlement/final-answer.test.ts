import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/evaluation.ts';
import {
  answerCalls,
  answerLatency,
  finalAnswer,
  firstToken,
} from '../../../src/core/settlement/final-answer.ts';
import type { AnsweredStep, Purpose } from '../../../src/core/trial.ts';
import { candidateOf } from '../../providers/fixture-server.ts';
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

const step = (purpose: Purpose, latencyMs: number, firstTokenMs?: number): AnsweredStep => ({
  purpose,
  model: 'm',
  text: 'ok',
  stop: 'complete',
  servedModel: 'm',
  usage: null,
  latencyMs,
  ...(firstTokenMs !== undefined && { firstTokenMs }),
});

const plain: Pick<Candidate, 'recipe'> = {};
const escalating = candidateOf('google', {
  recipe: {
    context: null,
    rules: null,
    planner: null,
    examples: [],
    escalation: { to: candidateOf('anthropic'), when: 'disagree', of: 2 },
  },
});

describe('the time to the first token of a trial', () => {
  const of = (
    steps: readonly AnsweredStep[],
    latencyMs: number | null,
    {
      failure = null,
      candidate = plain,
    }: { failure?: 'too slow' | null; candidate?: typeof plain } = {},
  ) => firstToken({ steps, failure, latencyMs }, candidate);

  it('is that of its one call, whatever its judge took', () => {
    expect(of([step('answer', 900, 200), step('judge', 4_000)], 900)).toEqual({
      firstTokenMs: 200,
    });
  });

  it('has what a plan takes before it', () => {
    expect(of([step('planner', 1_000), step('answer', 900, 200)], 1_900)).toEqual({
      firstTokenMs: 1_200,
    });
  });

  it('is the whole time where a first answer may be escalated, and that of the escalation where it was', () => {
    const answers = [step('answer', 900, 200), step('answer', 700, 100)];
    const candidate = escalating;
    expect(of(answers, 900, { candidate })).toEqual({ firstTokenMs: 900 });
    const escalated = [...answers, step('escalation', 2_000, 500)];
    expect(of(escalated, 2_900, { candidate })).toEqual({ firstTokenMs: 1_400 });
  });

  it('is the whole time where no answer came in time, and is left out where none was measured', () => {
    expect(of([], 60_000, { failure: 'too slow' })).toEqual({ firstTokenMs: 60_000 });
    expect(of([step('answer', 900)], 900)).toEqual({});
    expect(of([], null)).toEqual({});
  });
});
