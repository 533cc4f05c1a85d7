import { expect, it } from 'vitest';
import { barTable } from '../../../../src/core/request/form/bar-table.ts';

it.each([
  ['| input | expected |\n|---|:---:|\n| a | b |\n', 'input|expected\n\na|b\n'],
  ['input | expected\n--- | ---\na | b', 'input|expected\n\na|b'],
  ['| a | b |\r\n  | c | d |  \r\n\r\n| e | f |', 'a|b\nc|d\n\ne|f'],
])('%j has bars between bare cells', (text, expected) => {
  expect(barTable(text)).toBe(expected);
});

it.each(['', '\n \n', 'a | b\nc | d', '| a | b |\nc', 'a\n---\nb', '| a | b |\nc |\n| d |x'])(
  '%j stays as it is',
  (text) => {
    expect(barTable(text)).toBe(text);
  },
);
