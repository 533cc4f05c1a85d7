import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../../../src/core/scoring/regex/regex.ts';
import { withUnicodeClasses } from '../../../../src/core/scoring/regex/unicode-classes.ts';

const finds = (pattern: string, text: string) =>
  compileRegex(pattern, { ignoreCase: false }).matcher(text).find();

describe('a class knows every language', () => {
  it.each<[string, string, boolean]>([
    ['^\\w+$', 'één', true],
    ['^\\w+$', '日本', true],
    ['^\\w+$', 'a b', false],
    ['^\\W$', 'é', false],
    ['^\\W$', '€', true],
    ['^\\d+$', '٤٢', true],
    ['^\\D$', '٤', false],
    ['^a\\sb$', 'a\u00a0b', true],
    ['^\\S$', '\u00a0', false],
    ['^[\\w-]+$', 'é-é', true],
    ['^[^\\w]$', 'é', false],
    ['^[]a]+$', ']a', true],
    ['^[^]\\d]+$', '٤', false],
    ['\\Q\\w\\E', '\\w', true],
    ['\\Q\\w\\E', 'é', false],
    ['^\\p{Lu}$', 'É', true],
    ['^\\x{e9}$', 'é', true],
    ['\\\\w', '\\w', true],
    ['^[a]\\w$', 'aé', true],
    ['^[a-z]+\\w[0-9]$', 'zé5', true],
    ['^[]\\w]+$', ']é', true],
    ['^[^]\\w]$', '-', true],
    ['^[^]\\w]$', ']', false],
    ['^[\\]\\w]+$', ']é', true],
    ['^[]]\\w$', ']é', true],
    ['^[^]]\\w$', 'aé', true],
  ])('%s in %j: %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
  });
});

describe('a \\b at the ends of a pattern knows every language', () => {
  it.each<[string, string, boolean]>([
    ['\\bcafé\\b', 'een café', true],
    ['\\bef\\b', 'naïef', false],
    ['\\bcaf\\b', 'café', false],
    ['(\\bja\\b)', 'néja', false],
    ['(?:\\bja|\\bnee)', 'ja', true],
    ['\\b(ja|nee)\\b', 'éja', false],
    ['\\b(ja|nee)\\b', 'zeg nee!', true],
    ['(?i)\\bja\\b', 'JA', true],
    ['a\\b-b', 'a-b', true],
    ['\\bx+\\b', 'éxx', false],
    ['(?P<word>\\bja)\\b', 'ja', true],
    ['\\b\\d+\\b', 'é5', false],
    ['\\b\\d+\\b', '5 é', true],
    ['ja|\\bnee', 'énee', false],
    ['ja\\b|nee', 'jaé', false],
    ['x(?:ja|\\bnee)', 'x nee', false],
    ['x(?:ja)|\\bnee', 'énee', false],
    ['ja\\b|(?:nee)x', 'jaé', false],
    ['(?i)\\bja', 'éja', false],
    ['ja\\b(?i)', 'jaé', false],
    ['(ja)\\b', 'jaé', false],
    ['(?:\\bja)', 'éja', false],
  ])('%s in %j: %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
  });

  it.each(['a\\bé', 'é\\b-é'])(
    'but within %s, beside a letter RE2 takes for none, is refused',
    (pattern) => {
      expect(() => withUnicodeClasses(pattern)).toThrow('write \\s or \\W there');
    },
  );
});
