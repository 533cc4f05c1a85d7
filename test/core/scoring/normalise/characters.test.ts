import { expect, it } from 'vitest';
import { onOneLine, plainCharacters } from '../../../../src/core/scoring/normalise/characters.ts';
import { startAndEnd } from '../../../../src/core/scoring/normalise/start-and-end.ts';
import { withoutThinking } from '../../../../src/core/scoring/normalise/without-thinking.ts';

it.each<[string, string]>([
  ['plain\ntext', 'plain\ntext'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['a\tb\u00a0c\u3000d', 'a b c d'],
  ['‘a’ ʼb´', "'a' 'b'"],
  ['“a” «b» „c‟', '"a" "b" "c"'],
  ['a–b—c−d\u2011e', 'a-b-c-d-e'],
  ['a…', 'a...'],
  ['Ｂ２ ﬁn', 'B2 fin'],
  ['e\u0301', 'é'],
  ['a\u200bb\u00adc\ufeff', 'abc'],
  ['x²', 'x²'],
])('%j in plain characters is %j', (text, plain) => {
  expect(plainCharacters(text)).toBe(plain);
});

it.each<[string, string]>([
  [' a  b\nc ', 'a b c'],
  ['a b', 'a b'],
  [' a', 'a'],
  ['a\n', 'a'],
])('%j on one line is %j', (text, line) => {
  expect(onOneLine(text)).toBe(line);
});

it('a long text is left with its start and its end', () => {
  const text = `${'a'.repeat(3_000)}${'b'.repeat(6_000)}`;
  expect(startAndEnd(text)).toBe(text);
  expect(startAndEnd(`${'a'.repeat(3_000)}x${'b'.repeat(6_000)}`)).toBe(
    `${'a'.repeat(3_000)}\n…\n${'b'.repeat(6_000)}`,
  );
});

it.each<[string, string]>([
  ['<think>a</think>b', 'b'],
  ['\n<reasoning>a</reasoning>\nb', '\nb'],
  ['<think>a</think><think>b</think>c', 'c'],
  ['<think>a</think>', ''],
  ['<think>a', ''],
  ['<think>a</think>\n<thinking>b', ''],
  ['[THINK]a[/THINK]b', 'b'],
  ['◁think▷a◁/think▷b', 'b'],
  ['a</think>\nb', '\nb'],
  ['b <think>a</think>', 'b '],
  ['the <think> tag', 'the <think> tag'],
  ['<analysis>a</analysis>', '<analysis>a</analysis>'],
  ['<analysis>a', '<analysis>a'],
  ['<b>a</b>', '<b>a</b>'],
])('%j without its thinking is %j', (answer, rest) => {
  expect(withoutThinking(answer)).toBe(rest);
});
