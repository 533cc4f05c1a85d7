import { describe, expect, it } from 'vitest';
import {
  cellsOfTest,
  isTest,
  promptfooTests,
} from '../../../../src/core/request/formats/promptfoo-tests.ts';

describe('the tests of promptfoo', () => {
  it('have the variables, checks and options of the default test, unless they have their own', () => {
    const file = {
      defaultTest: {
        vars: { tone: 'kind', name: 'Ann' },
        assert: [{ type: 'contains', value: 'hi' }],
        options: { x: 1 },
      },
      tests: [
        { vars: { name: 'Bob' }, assert: [{ type: 'equals', value: 'yes' }] },
        { vars: {}, options: { x: 2 } },
      ],
    };
    expect(promptfooTests(file)).toEqual([
      {
        vars: { tone: 'kind', name: 'Bob' },
        assert: [
          { type: 'contains', value: 'hi' },
          { type: 'equals', value: 'yes' },
        ],
        options: { x: 1 },
      },
      {
        vars: { tone: 'kind', name: 'Ann' },
        assert: [{ type: 'contains', value: 'hi' }],
        options: { x: 2 },
      },
    ]);
    expect(promptfooTests({ tests: [{ vars: { a: 1 } }], defaultTest: 7 })).toEqual([
      { vars: { a: 1 }, assert: [], options: undefined },
    ]);
  });

  it.each([undefined, [], [{ vars: 7 }], [{ vars: {} }, 7], [{ vars: {}, score: 1 }]])(
    'are not in %j',
    (tests) => {
      expect(promptfooTests({ tests })).toBeNull();
    },
  );

  it('are told by their keys', () => {
    expect(isTest({ vars: {}, assert: [], description: 'x', metadata: {} })).toBe(true);
    expect(isTest({ vars: [] })).toBe(false);
    expect(isTest({ vars: {}, input: 'x' })).toBe(false);
  });
});

describe('the cells of a test', () => {
  const cellsOf = (test: Record<string, unknown>) => {
    const read = cellsOfTest({ vars: { q: 'x' }, ...test });
    return 'message' in read ? read.message : read.cells;
  };
  const checked = (...assert: unknown[]) => cellsOf({ assert });

  it('are its variables, and its checks as promptfoo’s CSV writes them', () => {
    expect(cellsOf({})).toEqual({ q: 'x' });
    expect(checked({ type: 'equals', value: 'yes' }, { type: 'contains', value: 7 })).toEqual({
      q: 'x',
      __expected1: 'equals:yes',
      __expected2: 'contains:7',
    });
    expect(checked({ type: 'contains-any', value: ['a', 'b, c'] })).toEqual({
      q: 'x',
      __expected1: 'contains-any:a, "b, c"',
    });
    expect(checked({ type: 'is-json' })).toEqual({ q: 'x', __expected1: 'is-json' });
    expect(checked({ type: 'equals', value: null })).toEqual({ q: 'x', __expected1: 'equals:' });
  });

  it('leave out a check of no weight', () => {
    expect(
      checked({ type: 'nonsense', weight: 0 }, { type: 'equals', value: 'a', weight: 1 }),
    ).toEqual({
      q: 'x',
      __expected1: 'equals:a',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no type', 7, /^has a check without a type/],
    ['no type', { value: 'yes' }, /^has a check without a type/],
    [
      'an unknown type',
      { type: 'frobnicate', value: 'x' },
      /is not known here: .* It is "frobnicate"\.$/,
    ],
    ['code', { type: 'equals', value: 'x', transform: 'y' }, /^changes the answer by code/],
    [
      'a list where a text belongs',
      { type: 'equals', value: ['x'] },
      /value is no text.* It is "equals"\.$/,
    ],
    ['a value of several parts', { type: 'equals', value: { a: 1 } }, /value is no text/],
    ['a file', { type: 'equals', value: 'file://x.txt' }, /reads a file.* It is "equals"\.$/],
    ['a schema', { type: 'is-json', value: '{}' }, /value is no text.* It is "is-json"\.$/],
  ])('are none with a check of %s', (_, check, expected) => {
    expect(checked({ type: 'equals', value: 'a' }, check)).toMatch(expected);
  });

  it('are none where the test changes the answer first, or counts its checks', () => {
    expect(cellsOf({ options: { transform: 'x' } })).toMatch(/^changes the answer by code/);
    expect(cellsOf({ options: { postprocess: 'x' } })).toMatch(/^changes the answer by code/);
    expect(cellsOf({ options: { prefix: 'x' } })).toEqual({ q: 'x' });
    expect(cellsOf({ threshold: 0 })).toMatch(/^counts its checks by a threshold/);
  });
});
