import { describe, expect, it } from 'vitest';
import { compileRegex, regex, regexFault } from '../../../../src/core/scoring/regex/regex.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

const score = regex(PLAIN_SCORERS.regex);

describe('the fault of a pattern', () => {
  it.each<[string, string | null]>([
    ['^a+$', null],
    ['a/b', null],
    ['[/]a[/]i', null],
    [
      '/yes/i',
      'it is written as in JavaScript: leave out the slashes and set ignoreCase: true, or write [/] for a slash of its own',
    ],
    [
      '/yes/g',
      'it is written as in JavaScript: leave out the slashes, or write [/] for a slash of its own',
    ],
    [
      '/a\nb/',
      'it is written as in JavaScript: leave out the slashes, or write [/] for a slash of its own',
    ],
    ['a(', 'missing closing ): `a(`'],
    ['\\p{L}{1000}'.repeat(20), 'it is too large: use fewer or smaller repeats'],
    ['a'.repeat(4_998), null],
    ['a'.repeat(4_999), 'it is too large: use fewer or smaller repeats'],
    [`[${'a'.repeat(4_998)}]`, null],
    [`[${'a'.repeat(4_999)}]`, 'it is too large: use fewer or smaller repeats'],
  ])('%.30s: %j', (pattern, fault) => {
    expect(regexFault(pattern)).toBe(fault);
  });
});

describe('a pattern', () => {
  it('that is too large is no search', () => {
    expect(() => compileRegex('\\p{L}{1000}'.repeat(20), { ignoreCase: false })).toThrow(
      'it is too large',
    );
  });

  it('of its own counts for each of very many samples', () => {
    const found = Array.from({ length: 450 }, (_, n) => score(`x${n}y`, `x${n}y`).value);
    const missed = Array.from({ length: 450 }, (_, n) => score(`x${n}y`, `x${n + 1}y`).value);
    expect([...new Set(found)]).toEqual([1]);
    expect([...new Set(missed)]).toEqual([0]);
  });

  it.each<[string, string, string | null]>([
    ['yes', '^yes$', null],
    ['yes\n', '^yes$', 'characters that look alike'],
    ['a\u{2011}b', '^a-b$', 'characters that look alike'],
    ['**yes**', '^yes$', 'bold or code marks'],
    ['(yes)', '^yes$', 'brackets'],
    ['yes.', '^yes$', 'a full stop'],
    ['The **total:** 45', 'total: 45$', 'bold or code marks'],
  ])('in %j is right after what had to be dropped: %s, %s', (answer, pattern, leniency) => {
    expect(score(answer, pattern)).toMatchObject({ value: 1, leniency });
  });

  it.each(['no\u{2011}', 'The **total:** 45', '(no)', 'no.', ' no '])(
    'in %j is not found in any form',
    (answer) => {
      expect(score(answer, '^yes$').value).toBe(0);
    },
  );

  it.each(['**yes**', 'yes.', 'yes\n'])(
    'in %j is not found where the exact form counts',
    (answer) => {
      expect(regex({ ...PLAIN_SCORERS.regex, strict: true })(answer, '^yes$').value).toBe(0);
    },
  );

  it('of the scorer counts for every sample, and may ignore the case', () => {
    const common = regex({ ...PLAIN_SCORERS.regex, pattern: '^yes$', ignoreCase: true });
    expect(common('YES', 'no').value).toBe(1);
    expect(common('NO', 'no').value).toBe(0);
  });

  it.each<[number, string, object]>([
    [99_990, '^yes$', { value: 1, leniency: 'characters that look alike' }],
    [100_000, '^yes$', { value: 0, failure: 'wrong' }],
    [100_000, 'yes$', { value: 1, leniency: null }],
    [399_997, 'yes$', { value: 1 }],
    [399_998, 'yes$', { value: 0, failure: 'unparsable', note: 'longer than 400,000 characters' }],
  ])('behind %d spaces is looked for as far as that is quick: %s', (spaces, pattern, verdict) => {
    expect(score(`${' '.repeat(spaces)}yes`, pattern)).toMatchObject(verdict);
  });
});
