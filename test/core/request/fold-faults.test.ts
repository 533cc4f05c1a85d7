import { expect, it } from 'vitest';
import type { Fault } from '../../../src/core/errors.ts';
import { foldFaults } from '../../../src/core/request/fold-faults.ts';

const fault = (line: number | null, message: string, field: string | null = null): Fault => ({
  file: 's.csv',
  line,
  column: null,
  field,
  message,
});

const messages = (faults: readonly Fault[]) => foldFaults(faults).map(({ message }) => message);

it('lists three like faults one by one', () => {
  const faults = [1, 2, 3].map((line) => fault(line, `Row ${line} is wrong.`));
  expect(foldFaults(faults)).toEqual(faults);
});

it('says of more how many there are and on which lines', () => {
  const faults = Array.from({ length: 8 }, (_, at) => fault(at + 1, `It has ${at} cells.`));
  expect(messages(faults)).toEqual(['It has 0 cells. So it is on 7 more lines: 2, 3, 4, 5, 6, ….']);
  expect(messages(faults.slice(0, 4))).toEqual([
    'It has 0 cells. So it is on 3 more lines: 2, 3, 4.',
  ]);
});

it('says how many places where lines are no help', () => {
  const faults = Array.from({ length: 5 }, (_, at) =>
    fault(null, 'It is empty.', `samples[${at}]`),
  );
  expect(messages(faults)).toEqual(['It is empty. So it is in 4 more places.']);
});

it('tells kinds apart by their words and their fields, not by names and numbers', () => {
  const faults = [
    ...[1, 2, 3, 4].map((line) => fault(line, `"${line}" is not listed.`)),
    ...[5, 6, 7, 8].map((line) => fault(line, 'Other.')),
    ...[1, 2, 3, 4].map((line) => fault(line, 'Other.', `models[${line}]`)),
  ];
  expect(messages(faults)).toHaveLength(3);
});

it('takes unknown keys for one kind, whatever they are called', () => {
  const faults = ['a', 'b', 'c', 'd'].map((key, at) =>
    fault(at + 1, `${key} is not a key of an evaluation.${at === 0 ? ' Known are x.' : ''}`, key),
  );
  expect(messages(faults)).toHaveLength(1);
  const meant = ['promt', 'sample', 'bars', 'sed'].map((key, at) =>
    fault(at + 1, `${key} is not a key of an evaluation. Did you mean x?`, key),
  );
  expect(messages(meant)).toHaveLength(4);
});

it('takes names and numbers of any length for the same kind', () => {
  const named = ['a', 'bcd', '', 'e f'].map((name, at) =>
    fault(at + 1, `"${name}" is not listed.`),
  );
  expect(messages(named)).toHaveLength(1);
  const numbered = ['7', '12', '1,234', '5.25'].map((each, at) =>
    fault(at + 1, `It has ${each} cells.`),
  );
  expect(messages(numbered)).toHaveLength(1);
  const keys = ['colour', 'size', 'x', 'weight'].map((key, at) =>
    fault(at + 1, `${key} is there twice: keep one.`, key),
  );
  expect(messages(keys)).toHaveLength(1);
  const fields = [8, 9, 10, 11].map((at) => fault(at, 'It is empty.', `samples[${at}]`));
  expect(messages(fields)).toHaveLength(1);
});

it.each<[string, (number | null)[], string]>([
  ['all of five lines', [1, 2, 3, 4, 5, 6], 'on 5 more lines: 2, 3, 4, 5, 6.'],
  ['each line once', [1, 2, 2, 3, 3], 'on 2 more lines: 2, 3.'],
  ['no line where it is one', [1, 2, 2, 2], 'in 3 more places.'],
  ['the lines of those that have one', [1, 2, null, 3], 'on 2 more lines: 2, 3.'],
])('names %s', (_, lines, words) => {
  expect(messages(lines.map((line) => fault(line, 'It is empty.')))).toEqual([
    `It is empty. So it is ${words}`,
  ]);
});
