import { describe, expect, it } from 'vitest';
import {
  acceptedAnswers,
  bestScored,
  markedAnswer,
  objectIn,
} from '../../../src/core/request/accepted-answers.ts';
import { onlyPart } from '../../../src/core/request/only-part.ts';

describe('the answers that a cell accepts', () => {
  it.each<[unknown, Parameters<typeof acceptedAnswers>[1], string[]]>([
    [undefined, 'exact', []],
    [null, 'exact', []],
    ['a', 'exact', ['a']],
    [5, 'exact', ['5']],
    [true, 'exact', ['true']],
    [['a', 'b', 'a'], 'exact', ['a', 'b']],
    [['a', null, '', 'b'], 'exact', ['a', 'b']],
    ['["a", "b"]', 'exact', ['a', 'b', '["a", "b"]']],
    ["['a']", 'contains', ['a', "['a']"]],
    ['["5", "6"]', 'number', ['5', '6']],
    ['["a"', 'exact', ['["a"']],
    ['[a, b]', 'exact', ['[a, b]']],
    ['["a", 1]', 'exact', ['["a", 1]']],
    ['["a"]', 'prefixed', ['["a"]']],
    ['2 + 3\n#### 5', 'number', ['5']],
    ['2 + 3\n#### 5', 'exact', ['5']],
    ['2 + 3\n#### 5', 'regex', ['2 + 3\n#### 5']],
    [{ a: 1 }, 'json', ['{"a":1}']],
    [{ a: 1 }, 'judge', ['{"a":1}']],
    [['a', 'b'], 'json', ['["a","b"]']],
    ['{"a": 1}', 'regex', ['{"a": 1}']],
  ])('%j under %s: %j', (value, scorer, answers) => {
    expect(acceptedAnswers(value, scorer)).toEqual({ answers });
  });

  it.each<[unknown, string]>([
    [{ id: 1, text: 'a' }, '"expected: COLUMN.text"'],
    [{ id: 1 }, '"expected: COLUMN.id"'],
    [{}, '"expected: COLUMN.text"'],
    ['{"label": "a"}', '"expected: COLUMN.label"'],
    [[{ id: { value: 1 } }], '("expected: COLUMN[0].id.value"), write a list of texts'],
    [[['a'], ['b']], 'as its expected answer: write a list of texts'],
  ])('%j is none, with the way on', (value, words) => {
    const found = acceptedAnswers(value, 'exact');
    expect('message' in found && found.message).toContain(words);
  });

  it.each([
    ['2 + 3 = 5\n#### 5', '5'],
    ['#### 1,000 \n', '1,000'],
    ['a #### 5', null],
    ['#### 5\nmore', null],
    ['####', null],
  ])('%j marks %j', (text, marked) => {
    expect(markedAnswer(text)).toBe(marked);
  });

  it('are those with the highest score', () => {
    expect(bestScored({ Yes: 1, No: 0, Si: 1 })).toEqual(['Yes', 'Si']);
    expect(bestScored({ Yes: 'a' })).toEqual({ Yes: 'a' });
    expect(bestScored('Yes')).toBe('Yes');
  });

  it('may be an object in a text', () => {
    expect(objectIn(' {"a": 1} ')).toMatchObject({ a: expect.anything() });
    expect(['[1]', '{"a"}', 'x {"a": 1}', '{"a": 1} x', ''].map(objectIn)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('the only part of an answer', () => {
  const valuesAt = (rows: Record<string, readonly unknown[]>) => (path: string) => rows[path] ?? [];

  it('is followed to where it ends', () => {
    const rows = {
      a: [{ b: { c: 'x' } }, null, '', { b: { c: 'y' } }],
      'a.b': [{ c: 'x' }, undefined, { c: 'y' }],
      'a.b.c': ['x', 'y'],
    };
    expect(onlyPart('a', valuesAt(rows), 'exact')).toBe('a.b.c');
    expect(onlyPart('a', valuesAt(rows), 'json')).toBe('a');
  });

  it('is no deeper than three', () => {
    const deep = { a: [{ b: 1 }], 'a.b': [{ c: 1 }], 'a.b.c': [{ d: 1 }], 'a.b.c.d': [{ e: 1 }] };
    expect(onlyPart('a', valuesAt(deep), 'exact')).toBe('a.b.c.d');
  });

  it.each([
    [[{ b: 1 }, { c: 1 }]],
    [[{ b: 1, c: 2 }]],
    [[{ b: 1 }, 'text']],
    [[{ 'b.c': 1 }]],
    [[]],
    [['text']],
  ])('is none in %j', (values) => {
    expect(onlyPart('a', valuesAt({ a: values }), 'exact')).toBe('a');
  });

  it('may stand in a text', () => {
    expect(onlyPart('a', valuesAt({ a: ['{"b": 1}'] }), 'exact')).toBe('a.b');
  });
});
