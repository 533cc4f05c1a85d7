import { describe, expect, it } from 'vitest';
import {
  approvalQuestion,
  type CostQuestion,
  isHeld,
  openQuestion,
  withAnswer,
} from '../../../src/core/record/question.ts';
import { questionWords } from '../../../src/core/record/question-words.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const { spec } = evaluationRequest();
const question: CostQuestion = {
  kind: 'most expensive',
  tested: [HAIKU],
  candidates: [{ name: FLASH_LITE, usd: 0.2 }],
  usd: 0.2,
  askedAt: '2026-11-26T10:00:00.000Z',
  answer: null,
};

const BY = { actor: { kind: 'person', id: 'U1' }, at: new Date('2026-11-26T11:00:00Z') } as const;

describe('an answer', () => {
  it('says who gave it, and when', () => {
    const { questions } = withAnswer({ spec, questions: [question], stops: {} }, 'yes', BY)!;
    expect(questions[0]!.by).toEqual({
      kind: 'person',
      id: 'U1',
      at: '2026-11-26T11:00:00.000Z',
    });
  });

  it('of yes ends nobody', () => {
    const answered = withAnswer({ spec, questions: [question], stops: {} }, 'yes', null)!;
    expect(answered.stops).toEqual({});
    expect(openQuestion(answered.questions)).toBeNull();
  });

  it.each([
    ['no', /^Asked whether to prove .* a person stopped there/],
    ['timed out', /^Nobody answered within 24 hours whether to prove/],
  ] as const)('of %s ends those it was about, and says so', (answer, message) => {
    const { stops } = withAnswer({ spec, questions: [question], stops: {} }, answer, null)!;
    expect(stops).toEqual({
      1: { reason: 'declined', message: expect.stringMatching(message) },
    });
  });

  it('leaves a candidate with what ended it before', () => {
    const before = { 1: { reason: 'provider', message: 'No key.' } } as const;
    const answered = withAnswer({ spec, questions: [question], stops: before }, 'no', null);
    expect(answered?.stops).toEqual(before);
  });

  it('is heard once', () => {
    expect(withAnswer({ spec, questions: [], stops: {} }, 'yes', BY)).toBeNull();
    const done = [{ ...question, answer: 'no' as const }];
    expect(withAnswer({ spec, questions: done, stops: {} }, 'yes', BY)).toBeNull();
  });
});

describe('a question in words', () => {
  const labelOf = (name: string) => name.toUpperCase();
  const say = (change: Partial<CostQuestion>) =>
    questionWords({ ...question, ...change }, { largestUsd: 1.2, labelOf });
  const named = (names: string) => names.split('').map((name) => ({ name, usd: 0.2 }));

  it('names those that are not proven, and the next with what each takes', () => {
    expect(say({ tested: ['a', 'b'], candidates: named('cd') })).toBe(
      'A and B are not proven. Prove C for about $0.20 and D for about $0.20, too?',
    );
    expect(say({ tested: ['a'], candidates: named('c') })).toBe(
      'A is not proven. Prove C for about $0.20, too?',
    );
  });

  it('says of those that are ruled out that they are', () => {
    const ask = (tested: string[], ruledOut: string[]) =>
      say({ tested, ruledOut, candidates: named('d') });
    expect(ask(['a', 'b', 'c'], ['a', 'b'])).toBe(
      'A and B are ruled out, C is not proven. Prove D for about $0.20, too?',
    );
    expect(ask(['a'], ['a'])).toBe('A is ruled out. Prove D for about $0.20, too?');
  });

  it('counts models beyond the fourth', () => {
    expect(say({ tested: [...'abcdef'], candidates: named('xyz') })).toBe(
      'A, B, C, D and 2 more models are not proven. Prove X for about $0.20, Y for about $0.20 and Z for about $0.20, too?',
    );
  });

  it('names longer thinking before what costs more', () => {
    const efforts = [{ name: 'a@high', usd: 0.01 }];
    expect(say({ tested: ['a'], candidates: named('c'), efforts })).toBe(
      'A is not proven. Thinking longer is cheaper: A@HIGH for about $0.01; stop here to try it. Prove C for about $0.20, too?',
    );
    expect(say({ efforts: [...efforts, { name: 'b@low', usd: 0.02 }] })).toContain(
      'A@HIGH for about $0.01 and B@LOW for about $0.02; stop here to try them.',
    );
  });

  it('says what is expected after the pilots, and what was shown', () => {
    expect(say({ kind: 'over the quote', usd: 3 })).toBe(
      'After one call to each model it is expected to cost $3, more than the $1.20 that you were shown as the most. Go on until that is spent?',
    );
  });

  it.each([
    [{ wrong: 5, holding: 4 }, '4 of 5 wrong answers hold the expected text'],
    [{ wrong: 7, holding: 0 }, 'none of 7 answers is right'],
  ])('says why the answer check is doubted: %j', (doubted, why) => {
    const { askedAt, answer, candidates } = question;
    const doubt = { kind: 'answer check', askedAt, answer, candidates, doubted } as const;
    expect(questionWords(doubt, { largestUsd: 1.2, labelOf })).toBe(
      `This looks like the answer check, not the models: ${why}. Go on as it is?`,
    );
  });
});

describe('the question whether it may begin', () => {
  const at = new Date('2026-11-26T10:00:00Z');
  const approval = approvalQuestion({ approver: 'U9', aboveUsd: 5 }, { spec, usd: 12, at });
  const state = { spec, questions: [approval], stops: {} };

  it('holds it until there is an answer, or somebody has ended it', () => {
    expect(isHeld(state)).toBe(true);
    expect(isHeld({ ...state, questions: [question] })).toBe(false);
    expect(isHeld({ ...state, ...withAnswer(state, 'yes', BY)! })).toBe(false);
    const stop = { reason: 'cancelled', message: 'Cancelled.' } as const;
    expect(isHeld({ ...state, stops: { 0: stop } })).toBe(true);
    expect(isHeld({ ...state, stops: { 0: stop, 1: stop } })).toBe(false);
  });

  it('that is declined cancels every model, and says why', () => {
    expect(withAnswer(state, 'no', BY)!.stops).toEqual({
      0: {
        reason: 'cancelled',
        message:
          'It may cost $12, and was not confirmed: nothing was spent. Run it again for less.',
      },
      1: expect.objectContaining({ reason: 'cancelled' }),
    });
  });

  it('says both amounts', () => {
    expect(questionWords(approval, { largestUsd: 12, labelOf: String })).toBe(
      'It may cost up to $12, and above $5 it begins once it is confirmed.',
    );
  });
});
