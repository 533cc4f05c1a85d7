import { describe, expect, it } from 'vitest';
import { findList } from '../../../../src/core/request/formats/find-list.ts';

const rows = [{ input: 'a', expected: 'b' }];
const inside = (value: unknown, key: string | null = null) => {
  const found = findList(value, key);
  return 'message' in found ? found.message : found;
};
const under = (name: string) => `The samples are the list under ${name}.`;

describe('the samples in a JSON value', () => {
  it.each<[string, unknown, string[], string[]]>([
    ['a list', rows, [], []],
    [
      'the only list of an object',
      { version: 1, items: rows, none: [] },
      ['items'],
      [under('items')],
    ],
    [
      'a list of rows beside lists of texts',
      { tags: ['x'], items: rows },
      ['items'],
      [under('items')],
    ],
    ['a list of texts beside nothing else', { items: ['x', 'y'] }, ['items'], [under('items')]],
    [
      'a list deeper down',
      { page: { of: { items: rows } } },
      ['page', 'of', 'items'],
      [under('page.of.items')],
    ],
  ])('are %s', (_, value, path, notes) => {
    expect(inside(value)).toEqual({ values: expect.any(Array), path, notes });
  });

  it('are the list itself, wherever it stands', () => {
    expect(inside({ items: rows })).toMatchObject({ values: rows });
    expect(inside({ page: { items: rows } })).toMatchObject({ values: rows });
    expect(inside({ a: { b: { c: { items: rows } } } })).toMatchObject({ values: rows });
    expect(inside({ a: { b: { c: { d: { items: rows } } } } })).toMatch(/must hold a list/);
  });

  it.each([
    [{ train: rows, test: rows }, 'train, test', 'test'],
    [{ a: rows, b: rows }, 'a, b', 'a'],
    [{ a: { one: rows }, b: { two: rows } }, 'a.one, b.two', 'a.one'],
    [
      { train: { input: ['x'], expected: ['y'] }, validation: { input: ['z'], expected: ['w'] } },
      'train, validation',
      'validation',
    ],
  ])('are named by hand where several lists stand in %j', (value, keys, example) => {
    expect(inside(value)).toBe(
      `Several keys hold lists: ${keys}. Name the one with the samples after the file: "FILE#${example}".`,
    );
  });

  it.each([7, 'text', null, {}, { a: 1 }, { a: [] }, { a: { b: ['x'] } }])(
    'are not in %j',
    (value) => {
      expect(inside(value)).toBe(
        'The file must hold a list: [{"input": "...", "expected": "..."}, ...].',
      );
    },
  );
});

describe('a list that is named', () => {
  it('stands under a key, or under keys with points between', () => {
    expect(inside({ a: rows, b: [1] }, 'a')).toEqual({ values: rows, path: ['a'], notes: [] });
    expect(inside({ a: { b: rows } }, 'a.b')).toEqual({
      values: rows,
      path: ['a', 'b'],
      notes: [],
    });
    expect(inside({ 'a.b': rows, a: {} }, 'a.b')).toEqual({
      values: rows,
      path: ['a.b'],
      notes: [],
    });
  });

  it('may be a table by its columns', () => {
    const table = { input: ['a'], expected: ['b'] };
    expect(inside({ test: table, train: table }, 'test')).toMatchObject({ values: rows });
  });

  it.each([
    [{ a: rows }, 'b'],
    [{ a: { b: 1 } }, 'a.b'],
    [rows, 'length'],
    [{ a: rows }, 'constructor'],
    [{ a: { b: { c: 1 } } }, 'a.b'],
  ])('is missed in %j under %s', (value, key) => {
    expect(inside(value, key)).toBe(`There is no list under ${key}.`);
  });
});

describe('other shapes that hold samples', () => {
  const two = [
    { input: 'a', expected: 'b' },
    { input: 'c', expected: 'd' },
  ];
  const byColumn = ['The file holds its table column by column.'];

  it('are a table split into columns and data', () => {
    const split = {
      columns: ['input', 'expected'],
      data: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    };
    expect(inside(split)).toEqual({ values: two, path: null, notes: [] });
    expect(inside({ ...split, columns: ['input', 7] })).not.toMatchObject({ values: two });
    expect(inside({ ...split, data: [['a'], ['c', 'd']] })).not.toMatchObject({ values: two });
  });

  it('are a table column by column, as lists or by number', () => {
    const lists = { input: ['a', 'c'], expected: ['b', 'd'] };
    const numbered = { input: { 0: 'a', 1: 'c' }, expected: { 0: 'b', 1: 'd' } };
    for (const table of [lists, numbered, { ...lists, expected: numbered.expected }]) {
      expect(inside(table)).toEqual({ values: two, path: null, notes: byColumn });
    }
    expect(inside({ input: ['a', 'c'], expected: ['b'] })).toMatch(/^Several keys hold lists/);
  });

  it('are records by their ids, where they have a key in common', () => {
    const notes = ['The samples are the values of the object.'];
    expect(inside({ q1: two[0], q2: two[1] })).toEqual({ values: two, path: null, notes });
    expect(inside({ q1: two[0], q2: { other: 1 } })).toMatch(/must hold a list/);
    expect(inside({ q1: two[0] })).toMatch(/must hold a list/);
  });

  it('are inputs with their answers', () => {
    const notes = ['The keys of the object were read as input, their values as expected answers.'];
    expect(inside({ 'What is 1+1?': 2, 'Capital of France?': ['Paris', 'Parijs'] })).toEqual({
      values: [
        { input: 'What is 1+1?', expected: 2 },
        { input: 'Capital of France?', expected: ['Paris', 'Parijs'] },
      ],
      path: null,
      notes,
    });
    for (const value of [{ one: 'a' }, { input: 'a', expected: 'b' }, { one: 'a', two: null }]) {
      expect(inside(value)).toMatch(/must hold a list/);
    }
  });
});
