import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { expectedFaults } from '../../../src/core/request/check-expected.ts';
import type { ReadSample } from '../../../src/core/request/samples-of.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const PLACE = { file: 'e.yml', line: 2, column: 10 };
const ROW = { file: 's.csv', line: 5, column: null };

const sample = (columns: ReadSample['columns'], more: Partial<ReadSample> = {}): ReadSample => ({
  columns,
  expected: null,
  alternatives: [],
  group: null,
  place: ROW,
  name: 'sample 1',
  wrong: null,
  ...more,
});

const messagesOf = (samples: readonly ReadSample[], scorer: Scorer, shown: string[] = ['input']) =>
  expectedFaults(samples, { scorer, shown, place: PLACE }).map(({ message }) => message);

/** What is said to be the expected answer of samples that have none, by column. */
function meantOf(rows: readonly ReadSample['columns'][], shown: string[] = ['input']) {
  const [message = ''] = messagesOf(
    rows.map((row) => sample(row)),
    PLAIN_SCORERS.exact,
    shown,
  );
  return /e\.g\. "expected: (.*)"\.$/.exec(message)?.[1] ?? null;
}

describe('a scorer that compares with no answer needs none', () => {
  it.each<[Scorer, boolean]>([
    [{ type: 'judge', rubric: 'Polite?', model: 'anthropic/claude-opus-5-5' }, true],
    [{ ...PLAIN_SCORERS.json, schema: {} }, true],
    [{ ...PLAIN_SCORERS.regex, pattern: '^a' }, true],
    [PLAIN_SCORERS.json, false],
    [PLAIN_SCORERS.regex, false],
    [PLAIN_SCORERS.exact, false],
  ])('%j: %s', (scorer, isFree) => {
    expect(messagesOf([sample({ input: 'a' })], scorer)).toHaveLength(isFree ? 0 : 1);
  });
});

describe('an answer that can’t be compared with', () => {
  it.each<[string, Partial<ReadSample>, Scorer, string]>([
    ['is missing', { expected: null }, PLAIN_SCORERS.exact, 'has no expected answer: give one.'],
    ['is empty', { expected: ' \n' }, PLAIN_SCORERS.exact, 'has no expected answer: give one.'],
    [
      'is invisible',
      { expected: '\u200b' },
      PLAIN_SCORERS.exact,
      'has no expected answer: give one.',
    ],
    [
      'is no number',
      { expected: 'soon' },
      PLAIN_SCORERS.number,
      'expects no single number, but the scorer is number: write one.',
    ],
    [
      'is the second of two',
      { expected: '5', alternatives: ['6', 'soon'] },
      PLAIN_SCORERS.number,
      'expects no single number, but the scorer is number: write one.',
    ],
    [
      'is a failed formula',
      { expected: '#DIV/0!' },
      PLAIN_SCORERS.exact,
      'expects #DIV/0!, an error of the spreadsheet: fill in the answer.',
    ],
    [
      'was read wrong',
      { expected: null, wrong: 'has a list.' },
      PLAIN_SCORERS.exact,
      'has a list.',
    ],
  ])('is faulted at its sample where it %s', (_, more, scorer, words) => {
    const right = sample({}, { expected: '5', name: 'sample 2' });
    const faults = expectedFaults([sample({}, more), right], { scorer, shown: [], place: PLACE });
    expect(faults).toEqual([{ ...ROW, field: 'expected', message: `sample 1 ${words}` }]);
  });

  it('is faulted even where it is the only one', () => {
    expect(messagesOf([sample({}, { wrong: 'has a list.' })], PLAIN_SCORERS.exact)).toEqual([
      'sample 1 has a list.',
    ]);
  });
});

describe('where no sample has an answer', () => {
  it('the first line of their file is faulted, else where samples stands', () => {
    const placeOf = (place: ReadSample['place']) => {
      const samples = [sample({ input: 'a' }, { place })];
      const [fault] = expectedFaults(samples, {
        scorer: PLAIN_SCORERS.exact,
        shown: [],
        place: PLACE,
      });
      return [fault?.file, fault?.line];
    };
    expect(placeOf(ROW)).toEqual(['s.csv', 1]);
    expect(placeOf({ file: 'e.yml', line: 9, column: 3 })).toEqual(['e.yml', 2]);
    expect(placeOf({ file: null, line: null, column: null })).toEqual(['e.yml', 2]);
  });

  it('the columns are listed, and one that may hold it', () => {
    expect(messagesOf([sample({ input: 'a', label: 'b' })], PLAIN_SCORERS.exact)).toEqual([
      'No sample has an expected answer. The columns are input, label: say which one holds it, e.g. "expected: label".',
    ]);
  });

  it('a prompt that shows it is told', () => {
    const shown = ['input', 'label'];
    expect(messagesOf([sample({ input: 'a', label: 'b' })], PLAIN_SCORERS.exact, shown)).toEqual([
      'No sample has an expected answer. The prompt shows the column label, {{label}}, and so gives the answer away: leave it out there.',
    ]);
  });

  it('a column is asked for where none is left', () => {
    const advice =
      'No sample has an expected answer. Add a column "expected", or let a judge score: "scorer: {type: judge, ...}".';
    expect(messagesOf([sample({ input: 'a' })], PLAIN_SCORERS.exact)).toEqual([advice]);
    expect(messagesOf([sample({ input: 'a', row_id: '5' })], PLAIN_SCORERS.exact)).toEqual([
      advice,
    ]);
  });

  it.each<[string, ReadSample['columns'][], string]>([
    ['called as it usually is', [{ input: 'a', team: 'b', gold: 'c' }], 'gold'],
    ['called nearly so', [{ input: 'a', expectd: 'b', team: 'c' }], 'expectd'],
    ['inside a column', [{ input: 'a', item: '{"label": "b"}', team: 'c' }], 'item.label'],
    ['called choices, inside', [{ input: '', item: '{"x": {"choices": "b"}}' }], 'item.x.choices'],
    ['called value, inside', [{ input: '', item: '{"id": "c", "value": "b"}' }], 'item.value'],
    [
      'with the fewest different texts',
      [
        { input: 'a', note: 'x', team: 'billing', more: 'p' },
        { input: 'b', note: 'y', team: 'bug', more: 'q' },
        { input: 'c', note: 'z', team: 'billing', more: 'r' },
      ],
      'team',
    ],
    [
      'with more than one text',
      [
        { input: 'a', team: 'billing', lang: 'en' },
        { input: 'b', team: 'bug', lang: 'en' },
      ],
      'team',
    ],
    [
      'with short texts',
      [
        { input: 'a', team: 'b'.repeat(60), mail: 'c'.repeat(61) },
        { input: 'b', team: 'bug', mail: 'd' },
        { input: 'c', team: 'sales', mail: 'd' },
      ],
      'team',
    ],
    [
      'with texts, not numbers',
      [
        { input: 'a', team: 'billing', stars: '5' },
        { input: 'b', team: 'bug', stars: '4' },
        { input: 'c', team: 'sales', stars: '' },
        { input: 'd', team: 'legal', stars: '5' },
      ],
      'team',
    ],
    [
      'with some texts among numbers',
      [
        { input: 'a', note: 'x', team: 'billing' },
        { input: 'b', note: 'y', team: '5' },
        { input: 'c', note: 'z', team: ' 5 ' },
      ],
      'team',
    ],
    [
      'that is no date or id',
      [
        { input: 'a', team: 'billing', created_at: 'today' },
        { input: 'b', team: 'bug', created_at: 'now' },
        { input: 'c', team: 'sales', created_at: 'now' },
      ],
      'team',
    ],
    ['that is the last, where none looks like labels', [{ input: 'a', x: '1', y: '2' }], 'y'],
    ['that is the last but an id', [{ input: 'a', x: '1', y: '2', id: '3' }], 'y'],
  ])('the column meant is one %s', (_, rows, column) => {
    expect(meantOf(rows)).toBe(column);
  });

  it('a column that the task shows is not meant', () => {
    expect(meantOf([{ input: 'a', label: 'b', team: 'c' }], ['input', 'label'])).toBe('team');
  });

  it('a column that some rows lack may be meant', () => {
    const rows = [
      { input: 'a', team: 'billing', note: 'x' },
      { input: 'b', note: 'y' },
      { input: 'c', note: 'z' },
    ];
    expect(meantOf(rows)).toBe('team');
  });

  it('the first 200 rows say which are labels', () => {
    const rows = Array.from({ length: 201 }, (_, index) => ({
      input: 'a',
      team: index < 200 ? `team ${index % 3}` : 'b'.repeat(100),
      note: `note ${index % 5}`,
    }));
    expect(meantOf(rows)).toBe('team');
  });
});
