import { expect, it } from 'vitest';
import { textTokens } from '../../../src/core/pricing/text-tokens.ts';

it.each([
  [0, 0],
  [1, 1],
  [7, 2],
  [8, 3],
  [3_500, 1_000],
])('%d characters are about %d tokens', (characters, tokens) => {
  expect(textTokens(characters)).toBe(tokens);
});
