import { describe, expect, it } from 'vitest';
import { leakWords } from '../../../../src/core/request/leaks/leak-words.ts';

describe('a document with test questions', () => {
  const leaks = (inputs: number, answers: number) => [
    ...Array.from({ length: inputs }, (_, sample) => ({ sample, part: 'input' as const })),
    ...Array.from({ length: answers }, (_, at) => ({
      sample: inputs + at,
      part: 'expected' as const,
    })),
  ];
  const tail = 'word for word: the score will be too good.';

  it.each([
    {
      inputs: 12,
      answers: 0,
      words: `Your document contains 12 of your 40 test questions ${tail}`,
    },
    {
      inputs: 0,
      answers: 1,
      words: `Your document contains the expected answer to 1 of your 40 test questions ${tail}`,
    },
    {
      inputs: 0,
      answers: 3,
      words: `Your document contains the expected answers to 3 of your 40 test questions ${tail}`,
    },
    {
      inputs: 2,
      answers: 1,
      words: `Your document contains 2 of your 40 test questions and the expected answer to another 1 ${tail}`,
    },
    {
      inputs: 2,
      answers: 3,
      words: `Your document contains 2 of your 40 test questions and the expected answers to another 3 ${tail}`,
    },
  ])('is told: $inputs questions, $answers answers', ({ inputs, answers, words }) => {
    expect(leakWords(leaks(inputs, answers), 40)).toBe(words);
  });

  it('is not told where there are none', () => {
    expect(leakWords([], 40)).toBeNull();
  });
});
