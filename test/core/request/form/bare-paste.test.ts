import { expect, it } from 'vitest';
import { barePaste, withoutFences } from '../../../../src/core/request/form/bare-paste.ts';

it.each([
  ['1. a => b\n2. c => d', 'numbers'],
  ['7) a => b\n8) c => d', 'numbers that begin later'],
  ['- a => b\n\n- c => d', 'dashes'],
  ['* [ ] a => b\n* [x] c => d', 'boxes'],
  ['• a => b\n  ◦ c => d', 'bullets'],
  ['> a => b\n> c => d', 'quotation marks of a mail'],
])('%j loses its %s, and says so', (pasted) => {
  const { text, notes } = barePaste(pasted);
  expect(text.split('\n').filter(Boolean)).toEqual(['a => b', 'c => d']);
  expect(notes).toEqual(['The mark of the list before every line is left out.']);
});

it.each([
  '1. a => b\n1. c => d',
  '1. a => b\n3. c => d',
  '3. a => b\n- c => d',
  '- a => b\nc => d',
  '- a => b',
  '-5 => minus\n-6 => minus',
  '2024 was good => yes\n2025 was bad => no',
])('%j keeps what its lines begin with', (pasted) => {
  expect(barePaste(pasted)).toEqual({ text: pasted, notes: [] });
});

it.each([
  ['a\tb\t\t\nc\td\t\t', 'a\tb\nc\td'],
  ['a,b,  \nc,d,', 'a,b\nc,d'],
  ['a\tb\t\nc\t', 'a\tb\nc'],
  ['a\tb\nc\t', 'a\tb\nc\t'],
  ['\n\n', '\n\n'],
  ['a => b;\nc => d;', 'a => b;\nc => d;'],
  ['a => b\t\t\nc => d\t', 'a => b\t\nc => d'],
])('%j loses the columns that are empty everywhere', (pasted, text) => {
  expect(barePaste(pasted).text).toBe(text);
});

it('ends lines where a word processor does', () => {
  expect(barePaste('a\u2028b\vc\u2029d\u0085e\r\nf\rg').text).toBe('a\nb\nc\nd\ne\nf\ng');
});

it.each([
  ['```\na => b\n```', '\na => b\n'],
  ['\n```csv\ninput,expected\na,b\n```\n', '\n\ninput,expected\na,b\n\n'],
  ['~~~\na => b\n~~~', '\na => b\n'],
  ['```\na => b', '```\na => b'],
  ['run ```x``` => yes', 'run ```x``` => yes'],
])('%j stands without the fences around it', (pasted, text) => {
  expect(withoutFences(pasted)).toBe(text);
});

it('a block with words around it is the block, with its lines where they stood', () => {
  expect(withoutFences('Here:\n```csv\na => b\n```\nThat is all.\n')).toBe('\n\na => b\n\n\n');
});

it.each([
  ['pairs around it', 'a => b\n```\ncode\n```\nc => d'],
  ['what a block asks', 'Q: what is this?\n```\n1 + 1\n```\nA: 2'],
  ['cells', 'a\tb\n```\nc\n```'],
  ['another block', 'One:\n```\na => b\n```\nTwo:\n```\nc => d\n```\nEnd.'],
  ['a block that is not closed', 'One:\n```\na => b'],
  ['many words', `${'Words.\n'.repeat(13)}\`\`\`\na => b\n\`\`\``],
])('a paste with %s stays as it is', (_, pasted) => {
  expect(withoutFences(pasted)).toBe(pasted);
});
