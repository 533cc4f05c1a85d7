import { describe, expect, it } from 'vitest';
import { headlessRow } from '../../../../src/core/request/formats/headless.ts';

const place = { file: 's.csv', line: 1, column: null };
const read = (names: string[], body: string[][], delimiter = ',') => {
  const found = headlessRow(names, body, { delimiter, place });
  return found && { ...found, fault: found.fault.message };
};

describe('a first row without a usual name', () => {
  it('is no row of names for sure where it reads like data', () => {
    expect(read(['I was charged twice, help me.', 'billing'], [['It crashes', 'bug']])).toEqual({
      isSure: true,
      fault:
        'The first row reads like data, not like the names of the columns: "I was charged twice, help me.,billing". Put a line with the names before it: input,expected',
    });
  });

  it.each([
    ['a sentence', 'Where is it?'],
    ['many words', 'one two three four five six seven eight nine'],
    ['a long text', 'x'.repeat(61)],
    ['an address', 'https://example.com'],
    ['a number', '-12,5'],
    ['a cell that comes again below', 'spam'],
  ])('is none with %s', (_, cell) => {
    expect(
      read(
        ['what', cell],
        [
          ['a', 'b'],
          ['c', ' spam '],
        ],
      )!.isSure,
    ).toBe(true);
  });

  it.each(['Galdera', 'v1.', 'a b c d e f g h', 'x'.repeat(60), 'the http'])(
    'may be names: %s',
    (cell) => {
      expect(read(['what', cell], [['a', 'b']])!.isSure).toBe(false);
    },
  );

  it('may be names where none comes again: one of them can be shown', () => {
    expect(
      read(
        ['galdera', 'slovo'],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      )!.fault,
    ).toBe(
      'The prompt shows none of the columns that the first row names: "galdera,slovo". If they are names, show one: {{galdera}}. If the row is a sample already, put a line with the names before it: input,expected',
    );
  });

  it('is left alone where one of its names is usual', () => {
    expect(read(['input', '7'], [['a', 'b']])).toBeNull();
  });

  it('is shown by its first 60 characters, and tabs are spelled out', () => {
    const long = read(['x'.repeat(70), 'y'], [['a', 'b']])!.fault;
    expect(long).toContain(`"${'x'.repeat(60)}…"`);
    expect(read(['7', 'x'], [['text', 'b']], '\t')!.fault).toMatch(/"7 x".*: input<tab>expected$/);
  });
});

describe('the names proposed', () => {
  const proposed = (...rows: string[][]) =>
    read(rows[0]!, rows.slice(1))!.fault.split('before it: ')[1];

  it('are input for the longest texts, expected for the fewest different ones', () => {
    expect(
      proposed(['1', 'a long text', 'yes'], ['2', 'another text', 'no'], ['3', 'one more', 'no']),
    ).toBe('column1,input,expected');
    expect(
      proposed(['yes', '1', 'a long text'], ['no', '2', 'another text'], ['no', '3', 'one more']),
    ).toBe('expected,column2,input');
  });

  it('are no expected answer for a column that is the same everywhere', () => {
    expect(proposed(['a long text', 'yes', 'x'], ['another text', 'no', 'x'])).toBe(
      'input,expected,column3',
    );
  });

  it('are the last column’s where several are alike, and input alone for a lone column', () => {
    expect(proposed(['a long text', 'b', 'c'], ['another text', 'd', 'e'])).toBe(
      'input,column2,expected',
    );
    expect(proposed(['a'], ['a'])).toBe('input');
    expect(proposed(['a text', '7'])).toBe('input,expected');
  });
});
