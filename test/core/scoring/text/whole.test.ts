import { expect, it } from 'vitest';
import { isCutOut } from '../../../../src/core/scoring/text/whole.ts';

const cut = (text: string, wanted: string, words = false) => {
  const at = text.indexOf(wanted);
  return isCutOut(text, at, at + wanted.length, words);
};

it.each([
  ['5.2', '5'],
  ['25', '5'],
  ['-5', '5'],
  ['twenty-two years', 'two years'],
  ['Sixty-five', 'five'],
  ['no-help@acme.com', 'help@acme.com'],
  ['a.help@acme.com', 'help@acme.com'],
])('%j cuts %j out of a number or an address', (text, wanted) => {
  expect(cut(text, wanted)).toBe(true);
});

it.each([
  ['it is 5', '5'],
  ['it is 5.', '5'],
  ['x-two', 'two'],
  ['twenty two', 'two'],
  ['x-twofold', 'twofold'],
  ['to help@acme.com', 'help@acme.com'],
  ['non-urgent', 'urgent'],
  ['debugging', 'bug'],
])('%j has %j as a whole', (text, wanted) => {
  expect(cut(text, wanted)).toBe(false);
});

it.each([
  ['debugging', 'bug', true],
  ['C++', 'C', true],
  ['a bug!', 'bug', false],
  ['東京都', '東京', false],
])('where words count, %j cuts %j out: %j', (text, wanted, isCut) => {
  expect(cut(text, wanted, true)).toBe(isCut);
});
