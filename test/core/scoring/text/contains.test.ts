import { describe, expect, it } from 'vitest';
import { contains } from '../../../../src/core/scoring/text/contains.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

const score = contains(PLAIN_SCORERS.contains);

describe('a text that an answer holds', () => {
  it.each<[string, string, string | null]>([
    ['It is a Bug.', 'bug', null],
    ['It’s refundable', "it's refundable", 'characters that look alike'],
    ['the **big** one', 'big one', 'characters that look alike'],
    ['the one', 'one.', 'punctuation'],
    ['€ 5 a day', '€5', 'characters that look alike'],
    ['say "it\'s"', 'it’s', 'characters that look alike'],
    ['the big  one', 'big one', 'characters that look alike'],
    ['a bug’', ' bug ', null],
    ['12x5', '12', null],
    ['12 5', '12', null],
    ['a bug5', 'bug', null],
    ['bug!5', 'bug!', null],
    ['1(5)', '(5)', null],
    ['12 2', '2', null],
  ])('%j holds %j after %s', (answer, expected, leniency) => {
    expect(score(answer, expected)).toMatchObject({ value: 1, leniency });
  });

  it.each<[string, string]>([
    ['It is not Rome.', 'Rome'],
    ['It doesn’t offer Rome', 'Rome'],
    ['no evidence that Rome', 'Rome'],
    ['nothing about Rome', 'Rome'],
    ['no famous old Rome', 'Rome'],
    ['-5 degrees', '5 degrees'],
    ['-€5', '€5'],
    ['1.25', '1.2'],
    ['12', '2'],
    ['105', '10'],
    ['195', '19'],
    ['59', '9'],
    ['12.5', '12'],
    ['1,200', '1'],
    ['$-5', '5'],
  ])('%j does not hold %j', (answer, expected) => {
    expect(score(answer, expected).value).toBe(0);
  });

  it('is looked for with its case where that counts', () => {
    const cased = contains({ ...PLAIN_SCORERS.contains, ignoreCase: false });
    expect(cased('a Bug', 'bug').value).toBe(0);
    expect(cased('a Bug', 'Bug').value).toBe(1);
    expect(cased('a «Bug»', 'bug').value).toBe(0);
  });

  it('is looked for as it stands, and even denied, where the exact form counts', () => {
    const strict = contains({ ...PLAIN_SCORERS.contains, strict: true });
    expect(strict('no bug', 'bug').value).toBe(1);
    expect(strict('it’s', "it's").value).toBe(0);
    expect(strict('the one', 'one.').value).toBe(0);
  });

  it('must not come with what may not be there', () => {
    const only = contains({ ...PLAIN_SCORERS.contains, not: ['question'] });
    expect(only('a bug', 'bug').value).toBe(1);
    expect(only('a bug or a Question', 'bug').value).toBe(0);
    expect(only('a bug, no question', 'bug').value).toBe(1);
  });

  it('may have to be whole words', () => {
    const words = contains({ ...PLAIN_SCORERS.contains, words: true });
    expect(words('debugging', 'bug').value).toBe(0);
    expect(words('a bug!', 'bug').value).toBe(1);
    expect(words('東京都', '京').value).toBe(1);
  });

  it.each<[string, string, 0 | 1]>([
    ['a bug', 'bug', 1],
    ['bugs', 'bug', 0],
    ['京bug', 'bug', 1],
    ['bug京', 'bug', 1],
    ['𐐨bug', 'bug', 0],
    ['bug𐐨', 'bug', 0],
    ['a𐐨', '𐐨', 0],
    ['a!bug', '!bug', 1],
    ['bug!a', 'bug!', 1],
    ['bug_report', 'bug', 0],
  ])('of whole words, %j for %j is %i', (answer, expected, value) => {
    expect(contains({ ...PLAIN_SCORERS.contains, words: true })(answer, expected).value).toBe(
      value,
    );
  });

  it('is looked for in its own characters alone in a text of over 100,000', () => {
    const ofLength = (length: number) => `${'x'.repeat(length - 5)} it’s`;
    expect(score(ofLength(100_000), "it's").value).toBe(1);
    expect(score(ofLength(100_001), "it's").value).toBe(0);
  });

  it('is not looked for without end', () => {
    expect(score('12'.repeat(6_000), '2').value).toBe(0);
    expect(score(`${'12'.repeat(4_999)} 2`, '2').value).toBe(1);
    expect(score(`${'12'.repeat(5_000)} 2`, '2').value).toBe(0);
    expect(score('anything', '').value).toBe(1);
  });
});
