import { describe, expect, it } from 'vitest';
import { fenced } from '../../../../src/core/scoring/json/fences.ts';

describe('the code fences of a Markdown text', () => {
  it.each<[string, string[]]>([
    ['no fence', []],
    ['```\na\nb\n```', ['a\nb']],
    ['```json\na\n```\nwords\n~~~\nb\n~~~', ['a', 'b']],
    ['````\n```\na\n```\n````', ['```\na\n```']],
    ['~~~\n```\n~~~', ['```']],
    ['```\na\n``', ['a\n``']],
    ['```\na\n~~~', ['a\n~~~']],
    ['```\na\n```` ', ['a']],
    ['```\na\n``` b\n```', ['a\n``` b']],
    ['```\nnever closed', ['never closed']],
    ['```a`\nb', []],
    ['~~~a`\nb\n~~~', ['b']],
    ['- ```\n  a\n  ```', ['  a']],
    ['10. ```json\na\n```', ['a']],
    ['> ```\n> a\n> ```', ['a']],
    ['``\na\n``', []],
    ['words ```\na', []],
  ])('%j: %j', (text, blocks) => {
    expect(fenced(text)).toEqual(blocks);
  });

  it('are looked at up to the hundredth', () => {
    expect(fenced('```\na\n```\n'.repeat(150))).toHaveLength(100);
  });
});
