import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { NOWHERE } from '../../../src/core/request/formats/place.ts';
import {
  type ReadSample,
  samplesByLastAnswer,
  samplesOf,
} from '../../../src/core/request/samples-of.ts';

type Cells = Readonly<Record<string, unknown>>;

function read(
  rows: readonly Cells[],
  paths: readonly string[] | null = ['expected'],
  scorer: Scorer['type'] = 'exact',
) {
  const all = rows.map((cells, index) => ({ cells, place: NOWHERE, name: `sample ${index + 1}` }));
  const expected = paths && { paths, prefixed: false, note: null };
  return samplesOf(all, expected, scorer);
}

/** The answers that each sample accepts, the expected one first. */
const answersOf = (...args: Parameters<typeof read>) =>
  read(...args).samples.map(({ expected, alternatives }) => [expected, ...alternatives]);

describe('rows become samples', () => {
  it('with what the templates may show apart from the answer and the group', () => {
    const { samples, columns, notes } = read([
      { input: 'a', expected: 'yes', group: ' mine ' },
      { input: 5, id: 'x', expected: 'no', group: ' ' },
    ]);
    expect(columns).toEqual(['input', 'id']);
    expect(notes).toEqual([]);
    const rest = { alternatives: [], place: NOWHERE, wrong: null };
    expect(samples).toStrictEqual<ReadSample[]>([
      { ...rest, columns: { input: 'a' }, expected: 'yes', group: 'mine', name: 'sample 1' },
      { ...rest, columns: { input: '5', id: 'x' }, expected: 'no', group: null, name: 'sample 2' },
    ]);
  });

  it('but for drafts that nobody approved', () => {
    const draft = { input: 'b', expected: 'no', approval: 'to approve' };
    const one = read([{ input: 'a', expected: 'yes', approval: '' }, draft]);
    expect(one.samples.map(({ columns }) => columns.input)).toEqual(['a']);
    expect(one.notes).toEqual(['1 draft not approved: left out.']);
    expect(read([draft, draft]).notes).toEqual(['2 drafts not approved: left out.']);
  });

  it('without an answer where no column holds one, or it is empty', () => {
    const row = { input: 'a', expected: 'yes' };
    expect(read([row], null).samples[0]).toMatchObject({ columns: row, expected: null });
    expect(answersOf([{ input: 'a' }, { expected: null }, { expected: ' ' }])).toEqual([
      [null],
      [null],
      [' '],
    ]);
  });
});

describe('an expected answer', () => {
  it.each<[string, Cells, string[], string[]]>([
    ['a list of answers', { expected: ['a', 'b', 'a'] }, ['expected'], ['a', 'b']],
    ['several columns, each once', { x: 'a', y: 'b', z: 'a' }, ['x', 'y', 'z'], ['a', 'b']],
    ['the column that is filled', { x: ' ', y: 'b' }, ['x', 'y'], ['b']],
    ['a part of a column', { item: '{"team": "a"}' }, ['item.team'], ['a']],
    ['a list inside a column', { item: ' {"teams": ["a", "b"]}' }, ['item.teams'], ['a', 'b']],
    ['a part that is text with brackets', { item: '{"a": "see [1]"}' }, ['item.a'], ['see [1]']],
    ['a part that is a broken list', { item: '{"a": "[x"}' }, ['item.a'], ['[x']],
    ['what a path lacks', { item: '{"team": "a"}' }, ['item.mail'], []],
    ['the column of that very name', { 'a.b': 'c', a: '{"b": "d"}' }, ['a.b'], ['c']],
  ])('is %s', (_, cells, paths, answers) => {
    expect(answersOf([cells], paths)).toEqual([answers.length === 0 ? [null] : answers]);
  });

  it('is the only part of an object that has one, in every row', () => {
    const rows = [{ expected: { team: 'a' } }, { expected: { team: 'b' } }];
    expect(answersOf(rows)).toEqual([['a'], ['b']]);
    expect(read(rows)).toMatchObject({
      columns: [],
      notes: ['Each expected answer is an object with one part: expected.team is taken.'],
    });
  });

  it.each(['target_scores', 'targetscores', 'Target_Scores'])(
    'is what has the highest score under %s',
    (column) => {
      const rows = [{ [column]: { Yes: 1, No: 0 } }];
      expect(answersOf(rows, [column])).toEqual([['Yes']]);
      expect(read(rows, [column, 'other']).notes).toEqual([
        'The expected answers are those with the highest target score.',
      ]);
    },
  );

  it.each(['my_target_scores', 'target_scores_2'])('is no score under %s', (column) => {
    const rows = [{ [column]: { Yes: 1, No: 0 } }];
    expect(read(rows, [column]).notes).toEqual([]);
    expect(read(rows, [column]).samples[0]).toMatchObject({
      expected: null,
      wrong: `has an object as its expected answer: name the part that holds it ("expected: ${column}.Yes"), or use the scorer json.`,
    });
  });

  it('holds all checks of a row, where each names its own', () => {
    const rows = [{ x: 'contains: a', y: 'contains: b' }, { x: 'contains: a' }];
    expect(answersOf(rows, ['x', 'y'], 'prefixed')).toEqual([
      ['all-of:["contains: a","contains: b"]'],
      ['contains: a'],
    ]);
  });

  it('stands after four number signs in a worked solution', () => {
    const rows = [{ expected: '2 + 3\n#### 5' }, { expected: '6' }];
    const note = 'The expected answer is what stands after "####".';
    expect(read([{ expected: 'It is #5.' }]).notes).toEqual([]);
    expect(answersOf(rows, ['expected', 'other'], 'number')).toEqual([['5'], ['6']]);
    expect(read(rows, ['expected', 'other'], 'number').notes).toEqual([note]);
    expect(read(rows, ['expected'], 'regex').notes).toEqual([]);
  });
});

it.each<[unknown[], string[]]>([
  [['a', 'b'], []],
  [[['a', 'b'], 'c'], ['1 sample has several accepted answers.']],
  [
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    ['2 samples have several accepted answers.'],
  ],
])('of %j it is told which have several answers', (expected, notes) => {
  expect(read(expected.map((answer) => ({ expected: answer }))).notes).toEqual(notes);
});

describe('conversations that end with an answer', () => {
  const user = (content: string) => ({ role: 'user', content });
  const assistant = (content: string) => ({ role: 'assistant', content });
  const talk = (...messages: object[]): ReadSample => ({
    columns: { input: 'x', chat: JSON.stringify(messages) },
    expected: null,
    alternatives: [],
    group: null,
    place: NOWHERE,
    name: 'sample 1',
    wrong: null,
  });
  const split = (...samples: ReadSample[]) => samplesByLastAnswer(samples, ['input', 'chat']);

  it('expect that answer, and go up to it', () => {
    const system = { role: 'system', content: 'Be brief.' };
    const open = talk(user('Hi'));
    expect(split(talk(system, user('Hi'), assistant('Hello')), open)).toEqual({
      samples: [{ ...talk(system, user('Hi')), expected: 'Hello' }, open],
      note: 'The last answer of each conversation in chat is the expected one.',
    });
    expect(split(talk(user('a'), assistant('b'), user('c'), assistant('d')))?.samples).toEqual([
      { ...talk(user('a'), assistant('b'), user('c')), expected: 'd' },
    ]);
  });

  it.each<[string, object[]]>([
    ['end with what the user says', [user('a'), assistant('b'), user('c')]],
    ['are an answer alone', [assistant('b')]],
    ['are no conversations', []],
    ['can’t be sent', [user('a'), { role: 'nobody', content: 'b' }]],
  ])('are none where they %s', (_, messages) => {
    expect(split(talk(...messages))).toBeNull();
  });

  it('are none where no column that is shown holds one', () => {
    const sample = talk(user('Hi'), assistant('Hello'));
    expect(samplesByLastAnswer([sample], ['input', 'mail'])).toBeNull();
  });
});
