import { describe, expect, it } from 'vitest';
import { notRunWords } from '../../../../src/core/result/words/not-run-words.ts';
import {
  FLASH_LITE,
  HAIKU,
  labelOf,
  modelResult,
  NOT_CALLED,
  result,
} from '../../../support/fixtures/result-fixtures.ts';

const wordsOf = (change: Parameters<typeof result>[0]) => notRunWords(result(change), labelOf);

describe('models that did not run', () => {
  it('are named with what they may cost a month, once, whatever costs more than the pick', () => {
    expect(wordsOf({})).toEqual([
      "3 more expensive models weren't needed: Flash 3.8, Sonnet 5.5, Opus 5.5 (about $30 to $240 a month).",
    ]);
  });

  it('that alone were not needed read in the singular, with one price', () => {
    expect(wordsOf({ models: [HAIKU, NOT_CALLED[2]!] })).toEqual([
      "1 more expensive model wasn't needed: Opus 5.5 (about $240 a month).",
    ]);
  });

  it('are not called more expensive where one costs as much as the pick or nobody is picked', () => {
    const same = modelResult({ monthlySpend: HAIKU.monthlySpend });
    expect(wordsOf({ models: [HAIKU, same] })[0]).toMatch(/^1 other model wasn't needed/);
    expect(wordsOf({ pick: null })[0]).toMatch(/^3 other models weren't needed/);
  });

  it('cost two figures, as nobody measured them', () => {
    const models = [HAIKU, modelResult({ monthlySpend: 1234 })];
    expect(wordsOf({ models })[0]).toContain('(about $1,200 a month)');
  });

  it('are counted after the sixth', () => {
    const many = Array.from({ length: 8 }, (_, index) => modelResult({ model: `m${index}` }));
    expect(wordsOf({ models: [HAIKU, ...many.slice(0, 6)] })[0]).toContain('m4, m5 (about');
    expect(wordsOf({ models: [HAIKU, ...many.slice(0, 7)] })[0]).toContain('m5, m6 (');
    expect(wordsOf({ models: [HAIKU, ...many] })[0]).toContain('m5 and 2 more (about');
  });

  it('for another reason are said with that reason, those alike together', () => {
    const left = (model: string, reason: string) =>
      modelResult({ model, verdict: 'not run', why: 'stopped', reason });
    const models = [
      HAIKU,
      left('m1', 'Its window is too small.'),
      left('m2', 'Its window is too small.'),
      left('m3', 'The budget ended it.'),
    ];
    expect(wordsOf({ models })).toEqual([
      'Not run: m1, m2 (about $240 a month). Its window is too small.',
      'Not run: m3 (about $240 a month). The budget ended it.',
    ]);
  });

  it('are none where all ran, or were tried and gave no answer', () => {
    const unanswered = modelResult({ why: 'unanswered' });
    expect(wordsOf({ models: [HAIKU, FLASH_LITE, unanswered] })).toEqual([]);
  });
});
