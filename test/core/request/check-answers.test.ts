import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { checkAnswers } from '../../../src/core/request/check-answers.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const samples = (...expected: string[]): Sample[] =>
  expected.map((answer) => ({
    columns: { input: 'a' },
    expected: answer,
    alternatives: [],
    group: null,
  }));

const messagesOf = (...[stored, scorer]: Parameters<typeof checkAnswers>) =>
  checkAnswers(stored, scorer).map(({ message }) => message);

describe('the stored answers under another scorer', () => {
  it('fit one that can compare with them', () => {
    expect(checkAnswers(samples('5', '6'), PLAIN_SCORERS.number)).toEqual([]);
    expect(checkAnswers(samples('yes'), PLAIN_SCORERS.exact)).toEqual([]);
  });

  it('are faulted one by one, each by its sample’s number', () => {
    expect(checkAnswers(samples('5', 'soon', ''), PLAIN_SCORERS.number)).toEqual([
      {
        file: null,
        line: null,
        column: null,
        field: 'expected',
        message: 'sample 2 expects no single number, but the scorer is number: write one.',
      },
      expect.objectContaining({ message: 'sample 3 has no expected answer: give one.' }),
    ]);
  });

  it('are faulted as one where many are alike', () => {
    expect(messagesOf(samples('a', 'b', 'c', 'd'), PLAIN_SCORERS.number)).toEqual([
      'sample 1 expects no single number, but the scorer is number: write one. So it is in 3 more places.',
    ]);
  });

  it('are told to be missing where no sample has one', () => {
    expect(messagesOf(samples('', ''), PLAIN_SCORERS.exact)).toEqual([
      'Its samples have no expected answers, because its judge needed none, and this scorer compares with them. Add them to the file and run it again with this scorer.',
    ]);
    expect(messagesOf(samples(' ', ' '), PLAIN_SCORERS.exact)).toHaveLength(2);
  });

  it('need not be there for a scorer that compares with none', () => {
    const judge = { type: 'judge', rubric: 'Polite?', model: 'anthropic/claude-opus-5-5' } as const;
    expect(checkAnswers(samples('', ''), judge)).toEqual([]);
  });
});
