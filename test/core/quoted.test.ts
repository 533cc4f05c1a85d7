import { expect, it } from 'vitest';
import { quoted } from '../../src/core/quoted.ts';

it.each([
  [' a\n  b\tc ', 10, '"a b c"'],
  ['12345', 5, '"12345"'],
  ['123456', 5, '"12345…"'],
  ['1234 6', 5, '"1234…"'],
  ['👍👍👍', 2, '"👍👍…"'],
])('%j quoted in %d characters is %s', (text, length, words) => {
  expect(quoted(text, length)).toBe(words);
});
