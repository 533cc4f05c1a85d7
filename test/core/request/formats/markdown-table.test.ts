import { describe, expect, it } from 'vitest';
import { markdownRows } from '../../../../src/core/request/formats/markdown-table.ts';

const TABLE = '| a | b |\n|---|:--:|\n|  c |d|\n';

describe('a Markdown table', () => {
  it('has a bar between bare cells, and no dashes', () => {
    expect(markdownRows(TABLE)).toBe('a|b\n\nc|d\n');
  });

  it('has the names of its columns without marks, and its cells with them', () => {
    expect(markdownRows('| **a** | `b` |\n|---|---|\n| **c** | `d` |')).toBe('a|b\n\n**c**|`d`');
  });

  it('may have a few lines above it', () => {
    const above = (lines: number) => markdownRows(`${'# x\n'.repeat(lines)}${TABLE}`);
    expect(above(11)).toMatch(/a\|b\n\nc\|d\n$/);
    expect(above(12)).toBeNull();
  });

  it.each(['(1 row)', '(24 rows)', '  (2 rows) '])('may be psql’s, with %j below', (footer) => {
    expect(markdownRows(`a | b\n---+---\n c | d\n${footer}\n`)).toBe('a|b\n\nc|d\n\n');
  });

  it.each([
    ['no names above the dashes', '|---|---|\n| a | b |\n'],
    ['no bar in its names', 'a b\n---|---\nc d\n'],
    ['no bar in its dashes', 'a|b\n-----\nc|d\n'],
  ])('is none with %s', (_, text) => {
    expect(markdownRows(text)).toBeNull();
  });
});
