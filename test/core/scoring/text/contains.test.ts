import { describe, expect, it } from 'vitest';
import { contains } from '../../../../src/core/scoring/text/contains.ts';
import { PLAIN } from '../table/scorers.ts';

const score = contains(PLAIN.contains);

describe('a text that an answer holds', () => {
  it.each<[string, string, string | null]>([
    ['It is a Bug.', 'bug', null],
    ['It’s refundable', "it's refundable", 'characters that look alike'],
    ['the **big** one', 'big one', 'characters that look alike'],
    ['the one', 'one.', 'punctuation'],
    ['€ 5 a day', '€5', 'characters that look alike'],
  ])('%j holds %j after %s', (answer, expected, leniency) => {
    expect(score(answer, expected)).toMatchObject({ value: 1, leniency });
  });

  it.each<[string, string]>([
    ['<think>Rome?</think> Paris', 'Rome'],
    ['It is not Rome.', 'Rome'],
    ['It doesn’t offer Rome', 'Rome'],
    ['no evidence that Rome', 'Rome'],
    ['nothing about Rome', 'Rome'],
    ['no famous old Rome', 'Rome'],
    ['-5 degrees', '5 degrees'],
    ['-€5', '€5'],
    ['1.25', '1.2'],
    ['12', '2'],
  ])('%j does not hold %j', (answer, expected) => {
    expect(score(answer, expected).value).toBe(0);
  });

  it('is looked for with its case where that counts', () => {
    const cased = contains({ ...PLAIN.contains, ignoreCase: false });
    expect(cased('a Bug', 'bug').value).toBe(0);
    expect(cased('a Bug', 'Bug').value).toBe(1);
    expect(cased('a «Bug»', 'bug').value).toBe(0);
  });

  it('is looked for as it stands, and even denied, where the exact form counts', () => {
    const strict = contains({ ...PLAIN.contains, strict: true });
    expect(strict('no bug', 'bug').value).toBe(1);
    expect(strict('it’s', "it's").value).toBe(0);
    expect(strict('<think>Rome</think> Paris', 'Rome').value).toBe(1);
  });

  it('must not come with what may not be there', () => {
    const only = contains({ ...PLAIN.contains, not: ['question'] });
    expect(only('a bug', 'bug').value).toBe(1);
    expect(only('a bug or a Question', 'bug').value).toBe(0);
    expect(only('a bug, no question', 'bug').value).toBe(1);
  });

  it('may have to be whole words', () => {
    const words = contains({ ...PLAIN.contains, words: true });
    expect(words('debugging', 'bug').value).toBe(0);
    expect(words('a bug!', 'bug').value).toBe(1);
    expect(words('東京都', '京').value).toBe(1);
  });

  it('is not looked for without end', () => {
    expect(score('12'.repeat(6_000), '2').value).toBe(0);
    expect(score('anything', '').value).toBe(1);
  });
});
