import { expect, it } from 'vitest';
import { keeping } from '../../../src/core/scoring/keeping.ts';

it('what is made of a text is made once, of as many texts as are kept', () => {
  const made: string[] = [];
  const make = keeping((text) => {
    made.push(text);
    return text.length;
  }, 2);
  expect(['a', 'bb', 'a', 'ccc', 'bb', 'ccc'].map(make)).toEqual([1, 2, 1, 3, 2, 3]);
  expect(made).toEqual(['a', 'bb', 'ccc', 'ccc']);
});
