import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../../src/core/scoring/compile-scorer.ts';
import {
  allOf,
  listedText,
  prefixFault,
  usesPrefix,
} from '../../../../src/core/scoring/text/prefixed.ts';

const compare = compileComparison({ type: 'prefixed' });
const score = (answer: string, expected: string) =>
  compare(answer, { columns: {}, expected, alternatives: [], group: null }).value;

describe('a check that an expected answer names', () => {
  it.each<[string, string, number]>([
    ['equals: bug', 'bug', 1],
    ['equals: bug', 'Bug', 0],
    ['bug', 'bug', 1],
    ['not-equals: bug', 'other', 1],
    ['not-equals: bug', 'bug', 0],
    ['contains: bug', 'a bug', 1],
    ['contains: bug', 'a Bug', 0],
    ['icontains: bug', 'a Bug', 1],
    ['not-contains: bug', 'a question', 1],
    ['not-icontains: bug', 'a Bug', 0],
    ['contains-any: bug, "a, b"', 'x a, b x', 1],
    ['contains-any: bug, "a, b"', 'x a x', 0],
    ['icontains-any: bug, error', 'an Error', 1],
    ['not-contains-any: bug, error', 'a bug', 0],
    ['contains-all: bug, error', 'a bug, an error', 1],
    ['contains-all: bug, error', 'a bug', 0],
    ['icontains-all: Bug, error', 'an Error, a bug', 1],
    ['not-contains-all: bug, error', 'a bug', 1],
    ['contains-any: "say ""hi""", x', 'say "hi"', 1],
    ['starts-with: a.b', 'a.b c', 1],
    ['starts-with: a.b', 'axb c', 0],
    ['regex: ^a+$', 'aaa', 1],
    ['not-regex: ^a+$', 'aaa', 0],
    ['is-json', '{"a":1}', 1],
    ['is-json', 'no', 0],
    ['contains(0.8): bug', 'a bug', 1],
    [' equals: bug', 'bug', 1],
    [' bug ', 'bug', 1],
    ['two words equals: bug', 'bug', 0],
    ['equals: a\nb', 'a\nb', 1],
    ['contains-any:  "a, b" , x', 'a, b', 1],
    ['contains-any: x,  b', 'ab', 1],
    ['contains-any: say "hi", x', 'hi', 0],
    ['contains-any: "hi" there, x', 'hi', 0],
    ['contains: word', 'swords', 1],
  ])('%s of %j: %d', (expected, answer, value) => {
    expect(score(answer, expected)).toBe(value);
  });

  it('holds together with others', () => {
    const both = allOf(['contains: bug', 'not-contains: error']);
    expect(score('a bug', both)).toBe(1);
    expect(score('a bug, an error', both)).toBe(0);
    expect(score('all-of:[]', 'all-of:[]')).toBe(1);
    expect(score('all-of:[1]', 'all-of:[1]')).toBe(1);
    expect(prefixFault(allOf(['contains: a', 'contains:']))).toContain('nothing to check');
  });

  it.each<[string, string]>([
    ['bug', 'bug'],
    ['two words', 'two words'],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    [' bug', '" bug"'],
    ['bug ', '"bug "'],
  ])('stands as %j among others as %j', (text, listed) => {
    expect(listedText(text)).toBe(listed);
    expect(score(`<${text}>`, `contains-any: zzz, ${listed}`)).toBe(1);
  });

  it.each<[string, string | null]>([
    ['contains: bug', null],
    ['is-json', null],
    ['a: b', null],
    ['note: see below', null],
    ['contains-any: ', 'names the check "contains-any:" and nothing to check'],
    ['contains-any: a,,b', null],
    ['equal:x', 'names the check "equal:". Did you mean equals:?'],
    ['regx:x', null],
    ['(a', null],
    ['all-of:["contains: bug",1]', null],
    ['contians: bug', null],
    ['contians:bug', 'names the check "contians:". Did you mean contains:?'],
    ['llm-rubric: be kind', 'uses the check "llm-rubric", which is not known here'],
    ['regex: (a', 'expects a pattern that is no regular expression'],
  ])('%s has this fault: %j', (expected, fault) => {
    if (fault === null) expect(prefixFault(expected)).toBeNull();
    else expect(prefixFault(expected)).toContain(fault);
  });

  it.each<[string, boolean]>([
    ['contains: a', true],
    ['not-is-json', true],
    ['llm-rubric: a', true],
    ['contains', false],
    ['is-json', true],
    ['note: a', false],
    ['Some text', false],
  ])('is told from other text: %s, %s', (text, is) => {
    expect(usesPrefix(text)).toBe(is);
  });
});
