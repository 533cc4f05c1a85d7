import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/evaluation.ts';
import { firstToken } from '../../../src/core/settlement/final-answer.ts';
import type { AnsweredStep, Purpose } from '../../../src/core/trial.ts';
import { candidateOf } from '../../providers/fixture-server.ts';

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
