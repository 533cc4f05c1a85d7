import { expect, it } from 'vitest';
import {
  hasArrow,
  labelDelimiter,
  splitAtArrow,
  splitAtLabel,
  splitAtLast,
} from '../../../../src/core/request/form/split-pair.ts';

const ARROWS = [
  ...['=>', '==>', '===>', '=&gt;', '⇒', '⟹', '＝＞', '=＞'],
  ...['->', '-->', '--->', '-&gt;', '—>', '–>', '→', '⟶', '➜', '➔', '➡', '➡\ufe0f'],
];
it.each(ARROWS)('%j parts an input from its answer, whole', (arrow) => {
  expect(splitAtArrow(`a b ${arrow} c`)).toEqual({ input: 'a b', expected: 'c' });
  expect(splitAtArrow(`a b${arrow}c`)).toEqual({ input: 'a b', expected: 'c' });
});

it.each([
  ['a -> b => c', { input: 'a -> b', expected: 'c' }],
  ['a => b -> c', { input: 'a', expected: 'b -> c' }],
  ['a => b => c', { input: 'a => b', expected: 'c' }],
  ['is a >= 5? => yes', { input: 'is a >= 5?', expected: 'yes' }],
  ['no answer here', null],
  ['a =>', null],
  ['=> b', null],
])('%j is %j', (line, pair) => {
  expect(splitAtArrow(line)).toEqual(pair);
});

it.each(['a >= b', 'a <= b', 'a > b', 'one-two', '<b>'])('%j has no arrow', (line) => {
  expect(hasArrow(line)).toBe(false);
});

it.each([
  { delimiter: ',', lines: ['Hi, you, billing', 'crash,bug'] },
  { delimiter: ': ', lines: ['Hi, you: billing', 'crash, now: bug', 'x, y: bug', 'z, a: bug'] },
  { delimiter: ' - ', lines: ['a - bug', 'b - bug', 'c-d - bug', 'e - idea'] },
  { delimiter: ' – ', lines: ['a – bug', 'b – bug'] },
  { delimiter: ' = ', lines: ['a = bug', 'b = bug'] },
])('$lines have labels after $delimiter', ({ delimiter, lines }) => {
  expect(labelDelimiter(lines)).toBe(delimiter);
});

it.each([
  { what: 'texts alone', lines: ['Hi, I was charged twice', 'Hello, the app crashes'] },
  { what: 'subjects of mails', lines: ['Subject: invoice', 'Subject: crash', 'Subject: login'] },
  { what: 'a line without one', lines: ['a: bug', 'b: bug', 'c', 'd: bug'] },
])('$what have none', ({ lines }) => {
  expect(labelDelimiter(lines)).toBeNull();
});

it('cuts at the last delimiter', () => {
  expect(splitAtLast(': ')('a: b: c')).toEqual({ input: 'a: b', expected: 'c' });
  expect(splitAtLast(': ')('a')).toBeNull();
});

it.each([
  ['__label__bug It broke', { input: 'It broke', expected: 'bug' }],
  ['  __label__a-b \t c d ', { input: 'c d', expected: 'a-b' }],
  ['__label__bug', null],
  ['__label__bug __label__new It broke', null],
  ['It broke __label__bug', null],
])('a line of fastText is cut behind its one label: %j', (line, pair) => {
  expect(splitAtLabel(line)).toEqual(pair);
});
