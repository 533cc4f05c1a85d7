import { describe, expect, it } from 'vitest';
import type { Candidate, EvaluationSpec, Recipe } from '../../../src/core/evaluation.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import { nextCall } from '../../../src/core/settlement/next-call.ts';
import { remainingSteps } from '../../../src/core/settlement/recipe-steps.ts';
import { callToPay } from '../../../src/core/settlement/worst-case.ts';
import type { AnsweredStep } from '../../../src/core/trial.ts';
import { candidate, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import { AT, JUDGED, prepared, step, TRIAL } from './trial-fixtures.ts';

const FLASH = candidate(FLASH_LITE, 100);
const PLANNER = { planner: FLASH };
const UNREADABLE = { escalation: { to: FLASH, when: 'unreadable', of: 1 } } as const;
const DISAGREE = { escalation: { to: FLASH, when: 'disagree', of: 3 } } as const;
const NUMBER: Partial<EvaluationSpec> = {
  scorer: PLAIN_SCORERS.number,
};
const REGEX: Partial<EvaluationSpec> = {
  scorer: { type: 'regex', pattern: 'ok', ignoreCase: false, strict: false },
};

function asked(
  recipe: Partial<Recipe>,
  spec: Partial<EvaluationSpec> = {},
  change: Partial<Candidate> = {},
) {
  const own = { ...candidate(HAIKU), recipe: { ...PLAIN, ...recipe }, ...change };
  const of = prepared({ ...spec, candidates: [own] });
  return { prepared: of, candidate: own, sample: { ...of.samples[0]!, expected: '7' } };
}

const answers = (...texts: string[]): AnsweredStep[] => texts.map((text) => step({ text }));
const PLAN = step({ purpose: 'planner', model: FLASH_LITE, text: 'First read it.' });
const ESCALATED = step({ purpose: 'escalation', model: FLASH_LITE });
const CUT_OFF = step({ stop: 'truncated' });
const UNREAD = 'no number at all';

describe('the calls that an answer still takes', () => {
  it.each([
    { recipe: {}, steps: [], left: ['answer'] },
    { recipe: {}, steps: answers('ok'), left: [] },
    { recipe: PLANNER, steps: [], left: ['planner', 'answer'] },
    { recipe: PLANNER, steps: [PLAN], left: ['answer'] },
    { recipe: PLANNER, steps: [PLAN, ...answers('ok')], left: [] },
    { recipe: UNREADABLE, spec: NUMBER, steps: [], left: ['answer', 'escalation'] },
    { recipe: UNREADABLE, spec: NUMBER, steps: answers('7'), left: [] },
    { recipe: UNREADABLE, spec: NUMBER, steps: answers(UNREAD), left: ['escalation'] },
    { recipe: UNREADABLE, spec: NUMBER, steps: [CUT_OFF], left: ['escalation'] },
    { recipe: UNREADABLE, spec: NUMBER, steps: [...answers(UNREAD), ESCALATED], left: [] },
    // A wrong answer can be read: nobody in production knows that it is wrong.
    { recipe: UNREADABLE, spec: NUMBER, steps: answers('8'), left: [] },
    { recipe: DISAGREE, steps: [], left: ['answer', 'answer', 'answer', 'escalation'] },
    { recipe: DISAGREE, steps: answers('ok', 'ok'), left: ['answer', 'escalation'] },
    { recipe: DISAGREE, steps: answers('ok', 'ok', 'OK '), left: [] },
    { recipe: DISAGREE, steps: answers('no', 'no', 'no'), left: [] },
    { recipe: DISAGREE, steps: answers('ok', 'ok', 'no'), left: ['escalation'] },
    { recipe: DISAGREE, steps: answers('ok', 'no', 'ok'), left: ['escalation'] },
    { recipe: DISAGREE, steps: answers('no', 'ok', 'ok'), left: ['escalation'] },
    { recipe: DISAGREE, steps: [...answers('ok', 'ok'), CUT_OFF], left: ['escalation'] },
    { recipe: DISAGREE, steps: [...answers('ok', 'ok', 'no'), ESCALATED], left: [] },
    // A pattern can't say whether two answers are the same.
    { recipe: DISAGREE, spec: REGEX, steps: answers('ok', 'ok', 'ok'), left: ['escalation'] },
    { recipe: UNREADABLE, spec: JUDGED, steps: answers(UNREAD), left: [] },
    { recipe: UNREADABLE, spec: JUDGED, steps: [CUT_OFF], left: ['escalation'] },
    {
      recipe: { ...PLANNER, ...DISAGREE },
      steps: [],
      left: ['planner', 'answer', 'answer', 'answer', 'escalation'],
    },
    { recipe: { ...PLANNER, ...DISAGREE }, steps: [PLAN, ...answers('ok', 'ok', 'ok')], left: [] },
  ])('are $left after $steps.length', ({ recipe, spec, steps, left }) => {
    expect(remainingSteps(asked(recipe, spec), steps).map(({ purpose }) => purpose)).toEqual(left);
  });

  it('are of the purpose that the candidate has, and of its own steps alone', () => {
    const writer = asked({}, {}, { purpose: 'rules' });
    expect(remainingSteps(writer, answers('ok')).map(({ purpose }) => purpose)).toEqual(['rules']);
    expect(remainingSteps(writer, [step({ purpose: 'rules' })])).toEqual([]);
  });
});

describe('what each call is sent', () => {
  const question = 'Answer ok. Sample 0';

  it('is the question; the planner’s instructions before it, the plan after it', () => {
    const [planning, planned] = remainingSteps(asked(PLANNER), []);
    expect(planning).toMatchObject({ candidate: { name: FLASH_LITE }, prompt: question });
    expect(planning!.system).toMatch(/plan/i);
    expect(planned).toMatchObject({ candidate: { name: HAIKU }, prompt: question, system: null });
    const [answer] = remainingSteps(asked(PLANNER), [PLAN]);
    expect(answer!.prompt).toBe(`${question}\n\nPlan:\nFirst read it.`);
  });

  it('is to the second model the question alone, at its own price', () => {
    const [escalation] = remainingSteps(asked(DISAGREE), answers('ok', 'ok', 'no'));
    expect(escalation).toMatchObject({
      candidate: { name: FLASH_LITE },
      model: { name: FLASH_LITE },
      prompt: question,
      unwrittenBytes: 0,
    });
  });

  it('may be longer by a plan that is not written yet: 24 bytes for each of its tokens', () => {
    const bytes = (steps: AnsweredStep[]) =>
      remainingSteps(asked(PLANNER), steps).map(({ unwrittenBytes }) => unwrittenBytes);
    expect(bytes([])).toEqual([0, 2_400]);
    expect(bytes([PLAN])).toEqual([0]);
    expect(remainingSteps(asked({}), []).map(({ unwrittenBytes }) => unwrittenBytes)).toEqual([0]);
    const next = nextCall(asked(PLANNER).prepared, TRIAL, []);
    expect(next.kind === 'call' && next.later).toMatchObject([
      { candidate: { name: HAIKU }, inputBytes: question.length + 2_400 },
    ]);
  });
});

it('a judgement to come is of the longest answer that either model may give', () => {
  const laterOf = (escalation: Recipe['escalation']) => {
    const next = nextCall(asked({ escalation }, JUDGED).prepared, TRIAL, []);
    if (next.kind !== 'call') throw new Error('There is nothing to call.');
    return next.later.at(-1)!.inputBytes;
  };
  const to = (maxOutputTokens: number) => ({
    ...UNREADABLE.escalation,
    to: { ...FLASH, maxOutputTokens },
  });
  // The candidate's own answers have up to 256 tokens.
  expect(laterOf(to(100))).toBe(laterOf(null));
  expect(laterOf(to(300)) - laterOf(null)).toBe(44 * 24);
});

it('what later calls may cost is the sum of them', () => {
  const { prepared: of } = asked(UNREADABLE, JUDGED);
  const pay = (steps: AnsweredStep[]) =>
    callToPay(nextCall(of, TRIAL, steps), AT) as { worst: bigint; later: bigint };
  const escalating = pay([CUT_OFF]);
  expect(pay([]).later).toBe(escalating.worst + escalating.later);
  expect(escalating.later).toBeGreaterThan(0n);
});
