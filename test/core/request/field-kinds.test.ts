import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strict, text, textOrFile, yesOrNo } from '../../../src/core/request/field-kinds.ts';

const problemOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a text', () => {
  it.each([
    [undefined, 'is missing: write a task'],
    ['', 'is empty: write a task'],
    [' \n', 'is empty: write a task'],
    ['a\0', 'holds a zero character (\\0): remove it'],
    ['a'.repeat(400_001), 'is longer than 400000 characters'],
    [5, 'must be text: a task. Put it in quotes'],
    [{ input: null }, 'must be text: a task. Text with braces or brackets stands in quotes'],
    [['a'], 'must be text: a task. Text with braces or brackets stands in quotes'],
  ])('is faulted where it is none', (value, problem) => {
    expect(problemOf(text('a task'), value)).toEqual([problem]);
  });

  it('stays as it is', () => {
    expect(text('a task').parse(' a ')).toBe(' a ');
    expect(problemOf(text('a task'), 'a'.repeat(400_000))).toBeUndefined();
  });
});

describe('a text that may stand in a file', () => {
  it('is the name of that file, or itself', () => {
    expect(textOrFile('notes').parse({ file: 'notes.md' })).toBe('file: notes.md');
    expect(textOrFile('notes').parse('Be brief.')).toBe('Be brief.');
  });

  it.each([{ file: 5 }, { file: 'notes.md', part: 1 }, { path: 'notes.md' }])(
    'is none in %j',
    (value) => {
      expect(problemOf(textOrFile('notes'), value)).toEqual([
        'must be text: notes. Text with braces or brackets stands in quotes',
      ]);
    },
  );
});

it('yes or no is true or false, or a word that older YAML has for them', () => {
  expect(yesOrNo.parse(false)).toBe(false);
  expect(['yes', 'On', 'TRUE'].map((word) => yesOrNo.parse(word))).toEqual([true, true, true]);
  expect(['no', 'off', 'False'].map((word) => yesOrNo.parse(word))).toEqual([false, false, false]);
  expect(problemOf(yesOrNo, 'y')).toEqual(['must be true or false']);
  expect(problemOf(yesOrNo, 1)).toEqual(['must be true or false']);
});

it('keys that are not known are answered with those that are', () => {
  const schema = strict(
    { kind: z.literal('a'), within: z.number(), of: z.string() },
    'must be one',
  );
  expect(problemOf(schema, { kind: 'a', within: 1, of: 'x', off: 'y' })).toEqual(['within, of']);
  expect(problemOf(schema, 5)).toEqual(['must be one']);
});
