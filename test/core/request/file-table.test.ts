import { describe, expect, it } from 'vitest';
import { fileTable } from '../../../src/core/request/file-table.ts';

const tableOf = (file: string, text: string) => fileTable(text, file, { most: 100, key: null });
const cellsOf = (file: string, text: string) => tableOf(file, text).rows.map(({ cells }) => cells);

describe('a file with lines as people type them', () => {
  it.each([
    ['a.txt', 'a => b\nc => d'],
    ['a.txt', 'a -> b\r\n\r\nc -> d\r\n'],
    ['a.csv', 'a, too -> b\nc -> d'],
    ['a.md', '- a => b\n- c => d'],
    ['notes', '\n1. a → b\n2. c → d'],
    ['a.txt', 'a = b\nc = d\ne = b\ng = d'],
    ['a.txt', 'It broke 3x: b\nIt cost 5: d\nAgain 4x: b\nOnce: d'],
    ['a.txt', '__label__b I was charged\n__label__d It broke'],
    ['a.txt', 'Input: a\nExpected: b\n---\nInput: c\nExpected: d\n---'],
  ])('%s holds samples: %j', (file, text) => {
    const answers = cellsOf(file, text).map(({ expected }) => expected);
    expect(answers.slice(0, 2)).toEqual(['b', 'd']);
  });

  it('may hold questions and answers', () => {
    expect(cellsOf('a.txt', 'Q: a\nA: b')).toEqual([{ question: 'a', answer: 'b' }]);
  });

  it('tells the place of a sample, and of a line without an arrow', () => {
    const lines = ['a => b', 'c => d', 'e => b', 'f => d', 'no answer', 'g => b'];
    const { rows, faults } = tableOf('a.txt', lines.join('\n'));
    expect(rows[1]!.place).toEqual({ file: 'a.txt', line: 2, column: null });
    expect(faults).toEqual([
      {
        file: 'a.txt',
        line: 5,
        column: null,
        field: 'samples',
        message: 'Line 5 must be: input => expected answer.',
      },
    ]);
  });

  it('needs an arrow in most of its lines', () => {
    expect(tableOf('a.txt', 'a => b\n\nc => d\n\n\nno answer').faults).toEqual([]);
    expect(tableOf('a.txt', 'a => b\n\nc => d\n\ne => f\n\ng => h\nno answer').faults).toHaveLength(
      1,
    );
  });

  it('is no file of data, whose faults are its own', () => {
    const [fault] = tableOf('a.yml', '- input: a\n  input: b\n  expected: x\n').faults;
    expect(fault).toMatchObject({ line: 2, message: expect.stringContaining('input') });
    expect(tableOf('a.yml', 'a: &a [x]\nb: [*a, *a]\n').rows).toEqual([]);
  });

  it('of inputs alone lacks their answers', () => {
    const message = tableOf('a.txt', 'is it blue\nis it red').headless?.fault.message;
    expect(message).toContain('write "input => expected answer" on each');
    expect(tableOf('a.txt', 'input\nis it blue').headless).toBeNull();
  });
});

it.each([
  ['a.csv', 'input,expected\na -> x,b', [{ input: 'a -> x', expected: 'b' }]],
  ['a.csv', 'Message;Team\na;b', [{ Message: 'a', Team: 'b' }]],
  ['a.jsonl', '{"input":"a => x","expected":"b"}', [{ input: 'a => x', expected: 'b' }]],
  ['a.csv', 'step 1 -> 2;label\na;b', [{ 'step 1 -> 2': 'a', label: 'b' }]],
  ['a.md', '```csv\ntext,label\na,b\n```\n', [{ text: 'a', label: 'b' }]],
  ['a.md', '```json\n[{"text":"a","label":"b"}]\n```', [{ text: 'a', label: 'b' }]],
  [
    'a.md',
    'My samples:\n\n```csv\ntext,label\na,b\n```\nThat is all.',
    [{ text: 'a', label: 'b' }],
  ],
  ['a.csv', 'text\nsee a: b', [{ text: 'see a: b' }]],
  ['a.csv', 'text\na = b\nc = b', [{ text: 'a = b' }, { text: 'c = b' }]],
  [
    'a.txt',
    'Message;Team\na: b;c\nd: b;e',
    [
      { Message: 'a: b', Team: 'c' },
      { Message: 'd: b', Team: 'e' },
    ],
  ],
  ['a.txt', 'see 5: this;Team\na;b', [{ 'see 5: this': 'a', Team: 'b' }]],
])('%s is read as what it is: %j', (file, text, cells) => {
  expect(cellsOf(file, text)).toEqual(cells);
});
