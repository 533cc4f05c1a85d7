import { describe, expect, it } from 'vitest';
import { plainSearch } from '../../../../src/core/scoring/regex/plain-pattern.ts';
import { compileRegex } from '../../../../src/core/scoring/regex/regex.ts';

const TEXTS = [
  'INV-12',
  'INV-',
  ' INV-123 x',
  'a.b',
  'axb',
  '1234 AB',
  '1234AB',
  'ab12',
  '',
  '$5',
  'xx',
];

describe('a plain pattern', () => {
  it.each([
    '^INV-\\d+$',
    'INV-\\d+',
    '^\\d{4} ?[A-Z]{2}$',
    'a\\.b',
    '^[a-z]+\\d{2}$',
    '\\$\\d',
    '^$',
    'x',
    '\\w+$',
  ])('%s finds the same as RE2', (pattern) => {
    const search = plainSearch(pattern)!;
    const re2 = compileRegex(pattern, { ignoreCase: false });
    expect(TEXTS.map(search)).toEqual(TEXTS.map((text) => re2.matcher(text).find()));
  });

  it.each([
    '(a)',
    'a|b',
    'a.b',
    'a+b*',
    '\\bx',
    '\\s',
    'a+?',
    'a{2,3}',
    'é',
    '[^a]',
    'a?b?c?',
    'a^b',
    'a$b',
    '(?i)a',
    'x'.repeat(201),
  ])('is none where it has more than that: %s', (pattern) => {
    expect(plainSearch(pattern)).toBeNull();
  });

  it('is left to RE2 in long texts, and where a text has more than ASCII', () => {
    const search = plainSearch('a')!;
    expect(search('a'.repeat(300))).toBe(true);
    expect(search('a'.repeat(301))).toBeNull();
    expect(search('é')).toBeNull();
    expect(search('b\n')).toBeNull();
    expect(search('é a')).toBe(true);
  });
});
