import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { checkWords, doubtedAnswers } from '../../../src/core/result/answer-check.ts';
import { formWarnings } from '../../../src/core/result/answer-forms.ts';
import { compileComparison } from '../../../src/core/scoring/compile-scorer.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const SAMPLE = { columns: {}, expected: 'ja', alternatives: [], group: null };

function compared(
  answers: readonly string[],
  scorer: Exclude<Scorer, { type: 'judge' }> = PLAIN_SCORERS.exact,
) {
  const score = compileComparison(scorer);
  const ended = answers.map((answer, repeat): FinishedTrial => {
    const { value, failure, note } = score(answer, SAMPLE);
    return {
      candidate: 0,
      sample: 0,
      repeat,
      score: value,
      failure,
      note,
      answer,
      uncachedCost: 0,
      latencyMs: 1,
      usage: null,
      servedModel: null,
    };
  });
  return { scorer, samples: [SAMPLE], ended, passMark: 1 };
}

describe('the forms of answers', () => {
  it('are told where right ones are right only after something was dropped', () => {
    expect(formWarnings(compared(['ja', 'Ja.', 'Ja.', '"ja"', 'nee']))).toEqual([
      '2 of 4 right answers are right only after a full stop was dropped: your code must allow it.',
      '1 of 4 right answers is right only after quotes were dropped: your code must allow it.',
    ]);
  });

  it('are told where wrong answers hold the right one', () => {
    const strict = { ...PLAIN_SCORERS.exact, strict: true };
    expect(formWarnings(compared(['ja', 'Ja!', 'Ja!', 'nee'], strict))).toEqual([
      'Right answer, wrong form: 2 of 3 wrong answers.',
    ]);
  });

  it('are told of the two commonest kinds, the commonest first', () => {
    const answers = ['ja.', '"ja"', '"ja"', '"ja"', '**ja**', '**ja**', 'ja'];
    const words = formWarnings(compared(answers));
    expect(words.map((each) => each.split(' are ')[0])).toEqual([
      '3 of 7 right answers',
      '2 of 7 right answers',
    ]);
  });

  it('are not told of answers that were not scored or are empty', () => {
    const { ended, ...rest } = compared(['ja', '', 'ja!'], {
      ...PLAIN_SCORERS.exact,
      strict: true,
    });
    const unscored = ended.map((trial, index) => (index === 2 ? { ...trial, score: null } : trial));
    expect(formWarnings({ ...rest, ended: unscored })).toEqual([]);
  });

  it('are not told where they are exact, nor of a judge', () => {
    expect(formWarnings(compared(['ja', 'nee', 'JA']))).toEqual([]);
    const judge = { type: 'judge', rubric: 'r', model: 'm' } as const;
    expect(formWarnings({ ...compared(['Ja.']), scorer: judge })).toEqual([]);
  });
});

function doubtOf(...[answers]: Parameters<typeof doubtedAnswers>): string | null {
  const doubted = doubtedAnswers(answers);
  return doubted && checkWords(doubted);
}

describe('the answer check', () => {
  const strict = { ...PLAIN_SCORERS.exact, strict: true };

  it.each([
    [['Ja.', 'Ja.', 'Ja.', 'Ja.', 'nee'], '4 of 5 wrong answers hold the expected text'],
    [['nee', 'nee', 'nee', 'nee', 'nee'], 'none of 5 answers is right'],
  ])('is doubted for %j', (answers, why) => {
    expect(doubtOf(compared(answers, strict))).toBe(
      `This looks like the answer check, not the models: ${why}. Look at what counts as right, and at the expected answers.`,
    );
  });

  it.each([[['nee', 'nee', 'nee', 'nee']], [['ja', 'nee', 'nee', 'nee', 'nee', 'nee']], [[]]])(
    'is not doubted for %j',
    (answers) => expect(doubtOf(compared(answers, strict))).toBeNull(),
  );

  it('is doubted before five answers only where none is right and most hold the expected text', () => {
    const doubts = [
      ['Ja.', 'Ja.'],
      ['Ja.'],
      ['ja', 'Ja.', 'Ja.', 'Ja.', 'Ja.'],
      ['Ja.', 'nee'],
    ].map((answers) => doubtOf(compared(answers, strict)));
    expect(doubts).toEqual([expect.stringContaining('2 of 2 wrong answers'), null, null, null]);
  });

  it('is not doubted where the scorer is a judge', () => {
    const judge = { type: 'judge', rubric: 'r', model: 'm' } as const;
    const wrong = compared(['nee', 'nee', 'nee', 'nee', 'nee'], strict);
    expect(doubtOf({ ...wrong, scorer: judge })).toBeNull();
  });

  it('is not doubted for answers without a score, nor where half of the wrong ones hold it', () => {
    const wrong = compared(['nee', 'nee', 'nee', 'nee', 'nee'], strict);
    const ended = wrong.ended.map((trial) => ({ ...trial, score: null }));
    expect(doubtOf({ ...wrong, ended })).toBeNull();
    const half = ['ja', 'Ja.', 'Ja.', 'Ja.', 'nee', 'nee', 'nee'];
    expect(doubtOf(compared(half, strict))).toBeNull();
  });
});
