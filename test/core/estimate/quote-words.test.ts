import { describe, expect, it } from 'vitest';
import { samplesToCount } from '../../../src/core/estimate/known-sizes.ts';
import { basisWords, quoteRecordWords } from '../../../src/core/estimate/quote-words.ts';

const basis = {
  counted: ['Anthropic'],
  countedAbout: ['Google'],
  uncounted: [],
  candidates: 3,
  known: 0,
  pilots: true,
};

describe('how a quote was found', () => {
  it.each([
    [
      'by counting, with answers that the pilots will tell',
      basis,
      [
        'Input as counted by Anthropic and Google (about).',
        'Answers are guessed until one call to each model has shown them.',
      ],
    ],
    [
      'from past evaluations of the same task',
      { ...basis, countedAbout: [], known: 3 },
      ['Input as counted by Anthropic.', 'Answers as in past evaluations of this task.'],
    ],
    [
      'partly, without pilots',
      { ...basis, counted: [], countedAbout: [], uncounted: ['Google'], known: 1, pilots: false },
      [
        'Google gave no count: input there is estimated from the texts’ lengths.',
        'Answers as in past evaluations of this task, for 1 model of 3.',
        'Others’ answers are guessed.',
      ],
    ],
  ])('%s', (_, facts, words) => {
    expect(basisWords(facts)).toEqual(words);
  });
});

describe('how good quotes were', () => {
  const quotes = (...spent: number[]) => spent.map((spentUsd) => ({ expectedUsd: 1, spentUsd }));

  it.each([
    ['too few to say', quotes(1, 1, 1, 1), null],
    [
      'nine in ten',
      quotes(1, 1, 1, 1, 1, 1, 1, 1.2, 0.8, 9),
      'Past quotes were within 1.3x of the cost in 9 of 10.',
    ],
    [
      'too low as well as too high',
      quotes(1, 1, 1, 1, 0.4),
      'Past quotes were within 3x of the cost in 5 of 5.',
    ],
    [
      'right where nothing was to be paid',
      Array(5).fill({ expectedUsd: 0, spentUsd: 0 }),
      'Past quotes were within 1.1x of the cost in 5 of 5.',
    ],
    ['wide of the mark', quotes(99, 99, 1, 1, 1), 'Past quotes were more than 10x off in 2 of 5.'],
  ])('%s', (_, past, words) => {
    expect(quoteRecordWords(past)).toBe(words);
  });
});

describe('the samples that are counted', () => {
  it('are a few from short to long, all where there are few', () => {
    expect(samplesToCount(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual([
      89, 69, 49, 29, 9,
    ]);
    expect(samplesToCount([30, 10, 20])).toEqual([1, 2, 0]);
    expect(samplesToCount([])).toEqual([]);
  });
});
