import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from '../../../src/blocks/parts/split-lines.ts';

const cases = [
  { name: 'nothing as one empty piece', text: '', limit: 10, expected: [''] },
  { name: 'lines that fit together as one piece', text: 'a\nb\n', limit: 10, expected: ['a\nb\n'] },
  { name: 'lines at the limit', text: 'aaaa\nbbbb\ncc', limit: 9, expected: ['aaaa\nbbbb', 'cc'] },
  { name: 'a line that is too long', text: 'abcdefg', limit: 3, expected: ['abc', 'def', 'g'] },
];
it.each(cases)('gives $name', ({ text, limit, expected }) => {
  expect(splitLines(text, limit)).toEqual(expected);
});

it('gives pieces that joined are the text again', () => {
  const lines = fc.array(fc.string({ maxLength: 8 }).map((line) => line.replaceAll('\n', '')));
  fc.assert(
    fc.property(lines, (texts) => {
      const text = texts.join('\n');
      return splitLines(text, 8).join('\n') === text;
    }),
  );
});
