import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Bytes } from '../../src/core/utf8-bytes.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['é', 2],
  ['€', 3],
  ['👍', 4],
  ['\ud83d', 3],
  ['\udc4d\ud83d', 6],
])('%j is %d bytes of UTF-8', (text, bytes) => {
  expect(utf8Bytes(text)).toBe(bytes);
});

it('counts as Node does, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => utf8Bytes(text) === Buffer.byteLength(text),
    ),
  );
});
