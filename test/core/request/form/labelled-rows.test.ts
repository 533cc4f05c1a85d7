import { describe, expect, it } from 'vitest';
import { labelledRows } from '../../../../src/core/request/form/labelled-rows.ts';

const rowsOf = (text: string) =>
  labelledRows(
    text.split('\n').map((line, index) => ({
      line,
      place: { file: null, line: index + 1, column: null },
    })),
  );
const cellsOf = (text: string) => rowsOf(text)?.map(({ cells }) => cells) ?? null;

describe('lines that say what they hold', () => {
  it.each([
    ['Q: a\nA: b\nQ: c\nA: d', 'question', 'answer'],
    ['Input: a\nExpected: b\ninput: c\nexpected: d', 'input', 'expected'],
    ['Q: a\nA: b\n---\nQ: c\nA: d\n***', 'question', 'answer'],
    ['Vraag: a\nAntwoord: b\nVraag: c\nAntwoord: d', 'vraag', 'antwoord'],
    ['- input: a\n  expected: b\n- input: c\n  expected: d', 'input', 'expected'],
  ])('%j are samples', (text, input, expected) => {
    expect(cellsOf(text)).toEqual([
      { [input]: 'a', [expected]: 'b' },
      { [input]: 'c', [expected]: 'd' },
    ]);
  });

  it('may go on in the next line, and have other parts', () => {
    expect(cellsOf('Q: a\nmore: of it\nCategory: x\nA: b\nand c')).toEqual([
      { question: 'a\nmore: of it', category: 'x', answer: 'b\nand c' },
    ]);
  });

  it('are one sample each, at their first line, also where an answer is missing', () => {
    expect(rowsOf('Q: a\nA: b\nQ: c')).toEqual([
      expect.objectContaining({ name: 'sample 1', place: expect.objectContaining({ line: 1 }) }),
      expect.objectContaining({ name: 'sample 2', place: expect.objectContaining({ line: 3 }) }),
    ]);
  });
});

it.each([
  'Subject: a\nBody: b',
  'I was charged: billing\nIt crashes: bug',
  'A: b\nQ: a',
  'https://example.com => yes',
  '12:30 => time',
  '',
])('%j is none of it', (text) => {
  expect(rowsOf(text)).toBeNull();
});
