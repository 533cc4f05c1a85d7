import { expect, it } from 'vitest';
import { pairTable } from '../../../../src/core/request/form/pair-table.ts';
import { splitAtArrow } from '../../../../src/core/request/form/split-pair.ts';

const tableOf = (...lines: string[]) =>
  pairTable(
    lines.map((line, index) => ({ line, place: { file: null, line: index + 1, column: null } })),
    splitAtArrow,
  );
const cellsOf = (...lines: string[]) => tableOf(...lines).rows.map(({ cells }) => cells);

it('a first line that names the two is no sample', () => {
  expect(cellsOf('Ticket => Label', 'a => b')).toEqual([{ Ticket: 'a', Label: 'b' }]);
  expect(cellsOf('a => label', 'a => b')).toHaveLength(2);
});

it('quotes around all inputs, or all answers, are left out', () => {
  expect(cellsOf('"a" => "b"', '“c” => “d”')).toEqual([
    { input: 'a', expected: 'b' },
    { input: 'c', expected: 'd' },
  ]);
  expect(cellsOf('"a" => "b"', 'c => "d"')).toEqual([
    { input: '"a"', expected: 'b' },
    { input: 'c', expected: 'd' },
  ]);
});

it('a line that is none is named, and the others keep their quotes alike', () => {
  const { rows, faults } = tableOf('"a" => b', 'nothing', '"c" => d');
  expect(rows.map(({ cells }) => cells.input)).toEqual(['a', 'c']);
  expect(faults).toMatchObject([{ line: 2, message: 'Line 2 must be: input => expected answer.' }]);
});

it('a line as long as a field is told to be cut', () => {
  const { faults } = tableOf('x'.repeat(3_000), 'rest => a');
  expect(faults).toMatchObject([
    { line: 1, message: expect.stringMatching(/longer than the 3,000/) },
  ]);
});

const SIX = ['a => bug', 'b => bug', 'c => idea', 'd => bug', 'e => idea'];

it('a first line that stands out among labels may be names: it is said', () => {
  expect(tableOf('Customer message => Team', ...SIX).notes).toEqual([
    'The first line (“Customer message”, “Team”) is taken for a sample: if it names the columns, leave it out.',
  ]);
});

it.each([
  { why: 'its answer comes again', first: 'Message => bug' },
  { why: 'it is a sentence', first: 'It does not start! => crash' },
  { why: 'it is long', first: 'one two three four => crash' },
])('a first line is a sample where $why', ({ first }) => {
  expect(tableOf(first, ...SIX).notes).toEqual([]);
});

it('a link says that its rows are wanted', () => {
  expect(tableOf('https://docs.google.com/spreadsheets/d/abc').faults).toMatchObject([
    { message: expect.stringMatching(/^Line 1 is a link, .*: paste the rows that it leads to\.$/) },
  ]);
});
