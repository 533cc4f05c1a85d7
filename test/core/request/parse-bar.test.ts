import { expect, it } from 'vitest';
import { parseTypedBar } from '../../../src/core/request/parse-bar.ts';

const OF = 'anthropic/claude-opus-5-5';

it.each([
  ['90%', { kind: 'absolute', rate: 0.9 }],
  ['0.9', { kind: 'absolute', rate: 0.9 }],
  ['95', { kind: 'absolute', rate: 0.95 }],
  ['within 5%', { kind: 'relative', within: 0.05, of: null }],
  [`within 5% of ${OF}`, { kind: 'relative', within: 0.05, of: OF }],
  [`{within: 0.05, of: ${OF}}`, { kind: 'relative', within: 0.05, of: OF }],
  [' {within: 5%}', { kind: 'relative', within: 0.05, of: null }],
  [`{"within": 0.05, "of": "${OF}"}`, { kind: 'relative', within: 0.05, of: OF }],
])('%s is a bar', (typed, bar) => {
  expect(parseTypedBar(typed)).toEqual(bar);
});

it.each([
  '',
  '0',
  '-1',
  '1.5',
  '2',
  '101%',
  'within 0%',
  'high',
  '{}',
  '{within: 2}',
  '{within: 0.05',
  '{of: x}',
  '{within: 0.05, off: x}',
  '[0.9]',
])('%j is none', (typed) => {
  expect(parseTypedBar(typed)).toBeNull();
});
