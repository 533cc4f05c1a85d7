import { expect, it } from 'vitest';
import { spacedRows } from '../../../../src/core/request/formats/spaced-table.ts';

it.each([
  ['input  expected\na      b\n', 'input\texpected\na\tb\n'],
  [
    '\n\ninput  expected\n-----  --------\na      b\n\nc      d\n',
    '\n\ninput\texpected\n\na\tb\n\nc\td\n',
  ],
  ['input  expected\n-----  --------\n-----  x\n', 'input\texpected\n\n-----\tx\n'],
  ['input  expected\nab     cd\nx\n', 'input\texpected\nab\tcd\nx\t\n'],
  ['input  expected\na "q"  b\n', 'input\texpected\n"a ""q"""\tb\n'],
  ['+---+---+\n| input | e |\n+---+---+\n| "a" | b |\n', '\ninput\te\n\n"""a"""\tb\n'],
  [
    '+-------+---+\n| input | e |\n+-------+---+\n| a | 2 |\n+-------+---+\n1 row in set (0.01 sec)\n',
    '\ninput\te\n\na\t2\n\n\n',
  ],
  ['   input expected\n0      a        b\n1    c d        e\n', 'input\texpected\na\tb\nc d\te\n'],
])('%j is read by its columns', (text, expected) => {
  expect(spacedRows(text)).toBe(expected);
});

it.each([
  ['without a usual name', 'one  two\na    b\n'],
  ['of one column', 'input\na\n'],
  ['whose rows are counted otherwise', '   input expected\n0      a        b\n2    c d        e\n'],
  ['whose rows are counted from ten', '   input expected\n10      a        b\n'],
])('a text %s is none', (_, text) => {
  expect(spacedRows(text)).toBeNull();
});
