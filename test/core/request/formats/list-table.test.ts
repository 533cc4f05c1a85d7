import { describe, expect, it } from 'vitest';
import { tableOfList } from '../../../../src/core/request/formats/list-table.ts';

const place = { file: 's.json', line: 1, column: 1 };

function read(...values: unknown[]) {
  const { rows, columns, notes, faults } = tableOfList(
    values.map((value) => ({ value, place })),
    ['as found'],
  );
  return {
    cells: rows.map(({ cells }) => cells),
    names: rows.map(({ name }) => name),
    columns,
    notes,
    faults: faults.map(({ message }) => message),
  };
}

describe('a list of samples', () => {
  it('holds objects: null is missing, numbers and yes or no are texts', () => {
    expect(read({ input: 7, expected: true, note: null }, { input: 'b', list: ['x'] })).toEqual({
      cells: [
        { input: '7', expected: 'true' },
        { input: 'b', list: ['x'] },
      ],
      names: ['sample 1', 'sample 2'],
      columns: ['input', 'expected', 'list'],
      notes: ['as found'],
      faults: [],
    });
  });

  it('may hold inputs alone', () => {
    expect(read('a', 7, false).cells).toEqual([{ input: 'a' }, { input: '7' }, { input: 'false' }]);
  });

  it('may hold tests of promptfoo', () => {
    const test = { vars: { q: 'x' }, assert: [{ type: 'equals', value: 'y' }] };
    expect(read(test).cells).toEqual([{ q: 'x', __expected1: 'equals:y' }]);
    expect(read({ ...test, threshold: 1 }).faults).toEqual([
      expect.stringMatching(/^sample 1 counts its checks by a threshold/),
    ]);
  });

  it('may not hold null', () => {
    expect(read({ input: 'a' }, null).faults).toEqual([
      'sample 2 must be an object like {"input": "...", "expected": "..."}.',
    ]);
  });

  it('names every key', () => {
    expect(read({ '': 1, input: 'a' }).faults).toEqual([
      'sample 1 has an empty key: name it, or remove it.',
    ]);
  });
});

describe('a list of lists', () => {
  it('holds inputs and expected answers', () => {
    expect(read(['a', 'b'], ['c', 7])).toMatchObject({
      cells: [
        { input: 'a', expected: 'b' },
        { input: 'c', expected: '7' },
      ],
      names: ['sample 1', 'sample 2'],
      notes: ['as found', 'Lists of two were read as input and expected answer.'],
      faults: [],
    });
  });

  it('may begin with the names', () => {
    expect(read(['input', 'expected', 'group'], ['a', null, 'g'], ['b', 'c', 'h'])).toMatchObject({
      cells: [
        { input: 'a', group: 'g' },
        { input: 'b', expected: 'c', group: 'h' },
      ],
      names: ['sample 1', 'sample 2'],
      notes: ['as found'],
    });
  });

  it('tells the lists of another length, and what is no list', () => {
    const pair =
      'must be a pair like ["input", "expected"], or an object like {"input": "...", "expected": "..."}.';
    expect(read(['a', 'b'], ['c'], 'd').faults).toEqual([`sample 2 ${pair}`, `sample 3 ${pair}`]);
    expect(read(['input', 'expected'], ['c'], ['d', 'e']).faults).toEqual([
      'sample 1 must have 2 values, as the first has.',
    ]);
  });
});

it('passes on what could not be read', () => {
  const fault = { file: null, line: 3, column: null, field: null, message: 'Broken.' };
  const { rows, faults } = tableOfList([fault, { value: 'a', place }]);
  expect(rows).toHaveLength(1);
  expect(faults).toEqual([fault]);
});
