import { expect, it } from 'vitest';
import { shortened } from '../../src/providers/failure.ts';

it.each([
  ['sk-ant-0123456789', 'invalid sk-ant-0123456789', 'invalid [key]'],
  ['x', 'invalid x-api-key: max_tokens', 'invalid x-api-key: max_tokens'],
  ['ollama', 'ollama has no such model', 'ollama has no such model'],
  [null, 'as  it\nstands', 'as it stands'],
])('with the key %j the text %j is shown as %j', (apiKey, text, shown) => {
  expect(shortened(text, { model: 'm', apiKey })).toBe(shown);
});
