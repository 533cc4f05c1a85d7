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
    fault(at + 1, `${key} is not a key of an evaluation. Did you mean x?`, key),
  );
  expect(messages(faults)).toHaveLength(1);
});
