import { describe, expect, it } from 'vitest';
import { parseFormSamples } from '../../../../src/core/request/form/form-samples.ts';
import { suggestScorer } from '../../../../src/core/request/form/suggest-scorer.ts';
import { FAR_FROM_HANGING, timesReference } from '../../../support/reference-work.ts';

const TWO = [
  { input: 'I was charged twice, why?', expected: 'billing' },
  { input: 'The app crashes', expected: 'bug' },
];
const cellsOf = (text: string) => parseFormSamples(text).rows.map(({ cells }) => cells);

const separators = [
  '=>',
  ' => ',
  ' ⇒ ',
  ' -> ',
  '->',
  ' --> ',
  ' → ',
  ' ⟶ ',
  '\t',
  ' | ',
  ';',
  ',',
];
it.each(separators)('reads samples with %j between input and answer', (separator) => {
  const text = TWO.map(({ input, expected }) => `${input}${separator}${expected}`).join('\r\n');
  expect(cellsOf(text)).toEqual(TWO);
  expect(parseFormSamples(text).faults).toEqual([]);
});

const tables = [
  { name: 'CSV', text: 'input,expected\n"I was charged twice, why?",billing\nThe app crashes,bug' },
  {
    name: 'quoted CSV without names',
    text: '"I was charged twice, why?","billing"\n"The app crashes","bug"',
  },
  {
    name: 'semicolons',
    text: 'input;expected\nI was charged twice, why?;billing\nThe app crashes;bug',
  },
  {
    name: 'a pasted sheet',
    text: 'input\texpected\nI was charged twice, why?\tbilling\nThe app crashes\tbug',
  },
  {
    name: 'a Markdown table',
    text: '| input | expected |\n|---|:--|\n| I was charged twice, why? | billing |\n| The app crashes | bug |',
  },
  {
    name: 'a table that a database prints',
    text: '+---+---+\n| input | expected |\n+---+---+\n| I was charged twice, why? | billing |\n| The app crashes | bug |\n+---+---+',
  },
  {
    name: 'a code block of CSV',
    text: '```csv\ninput,expected\n"I was charged twice, why?",billing\nThe app crashes,bug\n```',
  },
  {
    name: 'columns that are empty',
    text: 'I was charged twice, why?\tbilling\t\t\nThe app crashes\tbug\t\t',
  },
  {
    name: 'a numbered list',
    text: '1. I was charged twice, why? => billing\n2. The app crashes => bug',
  },
  {
    name: 'lines that say what they hold',
    text: 'Input: I was charged twice, why?\nExpected: billing\n\nInput: The app crashes\nExpected: bug',
  },
  {
    name: 'a Markdown table without names',
    text: '| I was charged twice, why? | billing |\n| The app crashes | bug |',
  },
];
it.each(tables)('reads $name', ({ text }) => {
  expect(cellsOf(text)).toEqual(TWO);
  expect(parseFormSamples(text).faults).toEqual([]);
});

it('keeps the names of other columns and of the answers', () => {
  const text = 'id\tticket\tlanguage\tlabel\n1\tCharged twice\ten\tbilling';
  expect(cellsOf(text)).toEqual([
    { id: '1', ticket: 'Charged twice', language: 'en', label: 'billing' },
  ]);
});

it('reads cells with lines of their own in quotes, without the names of the columns', () => {
  expect(cellsOf('"I was\ncharged"\tbilling\nThe app crashes\tbug')).toEqual([
    { input: 'I was\ncharged', expected: 'billing' },
    { input: 'The app crashes', expected: 'bug' },
  ]);
});

it('takes arrows for text where most lines have none', () => {
  expect(cellsOf('use a->b please,bug\nfoo,billing\nbar,bug')).toHaveLength(3);
});

it('keeps a bar in a cell of a Markdown table', () => {
  expect(cellsOf('| Ticket | Label |\n|---|---|\n| a \\| b | bug |')).toEqual([
    { Ticket: 'a | b', Label: 'bug' },
  ]);
});

it('takes the last arrow of a line, and any arrow on lines that have another', () => {
  expect(cellsOf('a => b => c\nd -> e')).toEqual([
    { input: 'a => b', expected: 'c' },
    { input: 'd', expected: 'e' },
  ]);
});

it.each([
  { name: 'JSON', pasted: '[{"input": "a", "expected": "b"}, {"input": "c", "expected": "d"}]' },
  {
    name: 'JSON Lines',
    pasted: '{"input": "a", "expected": "b"}\n{"input": "c", "expected": "d"}',
  },
])('reads $name that is pasted', ({ pasted }) => {
  const { rows, faults } = parseFormSamples(pasted);
  expect(faults).toEqual([]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    { input: 'a', expected: 'b' },
    { input: 'c', expected: 'd' },
  ]);
});

it('reads lines that only begin like JSON as lines', () => {
  expect(parseFormSamples('["urgent"] help => bug\n[x] hi => other').rows).toHaveLength(2);
});

it('says which line is no sample, by its number', () => {
  const { rows, faults } = parseFormSamples('\na => b\nno answer here\n -> c');
  expect(rows).toHaveLength(1);
  expect(faults.map(({ line }) => line)).toEqual([3, 4]);
});

describe('the answer check that is suggested', () => {
  const cases = [
    { answers: ['12', '1,200.50', '$3'], scorer: 'number' },
    { answers: ['billing', 'bug', 'not a bug'], scorer: 'exact' },
    { answers: ['{"a": 1}', '{"b": 2}'], scorer: 'json' },
    { answers: ['The refund takes five working days.', 'yes'], scorer: 'contains' },
  ];
  it.each(cases)('is $scorer for $answers, with a reason', ({ answers, scorer }) => {
    const samples = answers.map((answer, index) => `q ${index} => ${answer}`).join('\n');
    expect(suggestScorer(parseFormSamples(samples))).toEqual({
      scorer,
      reason: expect.stringMatching(/^.*\.$/),
    });
  });

  it('is none without answers', () => {
    expect(suggestScorer(parseFormSamples(''))).toBeNull();
  });
});

it.each(['=', '-', ' ', '\t', '```', '|', '"', ': ', 'a: ', '\n- '])(
  'takes long runs of %j in no time that grows with their square',
  (run) => {
    const text = `a => b\nx${run.repeat(64_000)}y`;
    expect(timesReference(() => parseFormSamples(text))).toBeLessThan(FAR_FROM_HANGING);
  },
);
