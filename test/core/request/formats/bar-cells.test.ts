import { expect, it } from 'vitest';
import { barCells } from '../../../../src/core/request/formats/bar-cells.ts';

it.each([
  ['| a | b |', 'a|b'],
  ['a | b', 'a|b'],
  ['| a \\| b | c |', '"a | b"|c'],
  ['| say "a \\| b" | c |', '"say ""a | b"""|c'],
  ['| a | b \\|', 'a|"b |"'],
])('%j is %j', (row, cells) => {
  expect(barCells(row)).toBe(cells);
});
