import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { chooseExamples, exampleFrom } from '../../../src/core/request/choose-examples.ts';

const sample = (input: string, expected: string, other = ''): Sample => ({
  columns: { input, other },
  expected,
  alternatives: [],
  group: null,
});

describe('the samples that are shown as examples', () => {
  const samples = [
    sample('aaa', 'yes'),
    sample('a', 'yes'),
    sample('aaaa', 'no'),
    sample('aa', 'yes'),
  ];

  it.each([
    [0, []],
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [4, [1, 2, 3, 0]],
    [9, [1, 2, 3, 0]],
  ])('are, of %i at most, the shortest of each answer in turn', (most, chosen) => {
    expect(chooseExamples('{{input}}', samples, most)).toEqual(chosen);
  });

  it('are the first of those that are as long', () => {
    expect(chooseExamples('{{input}}', [sample('a', 'x'), sample('b', 'x')], 1)).toEqual([0]);
  });

  it('are as long as what the prompt shows of them', () => {
    const two = [sample('a', 'x', 'bbbbb'), sample('aaa', 'x', 'b')];
    expect(chooseExamples('{{input}}', two, 1)).toEqual([0]);
    expect(chooseExamples('{{input}} {{other}}', two, 1)).toEqual([1]);
  });
});

describe('an example', () => {
  it('is what the prompt shows of a sample, without the task and its context, with the answer', () => {
    const prompt = 'By {{context}}, sort {{input}} of {{other}}.';
    expect(exampleFrom(prompt, sample('a', 'yes', 'b'))).toEqual({ input: 'a\nb', answer: 'yes' });
  });

  it('is the whole of a conversation', () => {
    const chat = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Help' },
    ];
    expect(exampleFrom('{{input}}', sample(JSON.stringify(chat), 'yes')).input).toBe(
      'User: Hi\n\nAssistant: Hello\n\nUser: Help',
    );
  });
});
