import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { compileScorer, isContinuous } from '../../../src/core/scoring/compile-scorer.ts';
import { schemaFault } from '../../../src/core/scoring/json/json.ts';
import { regexFault } from '../../../src/core/scoring/regex/regex.ts';
import type { Answer } from '../../../src/core/trial.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import { FAR_FROM_HANGING, timesReference } from '../../support/reference-work.ts';

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

function score(scorer: Scorer, text: string, expected = '', stop: Answer['stop'] = 'complete') {
  const answer = { text, stop, servedModel: 'm', usage: USAGE, latencyMs: 1 };
  return compileScorer(scorer)(answer, { columns: {}, expected, alternatives: [], group: null });
}

const {
  exact: EXACT,
  number: NUMBER,
  json: JSON_FIELDS,
  regex: REGEX,
  contains: CONTAINS,
} = PLAIN_SCORERS;

describe('every scorer', () => {
  it.each<[Scorer]>([[EXACT], [NUMBER], [JSON_FIELDS], [REGEX], [CONTAINS]])(
    'gives 0 for a refusal, a cut off answer and none at all: %j',
    (scorer) => {
      expect(score(scorer, '1', '1', 'refused')).toMatchObject({ value: 0, failure: 'refused' });
      expect(score(scorer, '1', '1', 'truncated')).toMatchObject({
        value: 0,
        failure: 'truncated',
      });
      expect(score(scorer, ' \n', '1')).toMatchObject({ value: 0, failure: 'empty' });
      expect(score(scorer, '1', '1')).toEqual({
        value: 1,
        failure: null,
        note: null,
        leniency: null,
      });
    },
  );

  it.each<[Scorer, string, string]>([
    [EXACT, '<think>3?</think>5', '5'],
    [NUMBER, 'So 3? No.</think>5', '5'],
    [JSON_FIELDS, '<think>{"a":3}</think>{"a":5}', '{"a":5}'],
    [REGEX, '<think>3</think>5', '^5$'],
    [CONTAINS, '<think>3</think>5', '5'],
    [EXACT, '<think>5', '<think>5'],
  ])('leaves out what is thought: %j', (scorer, text, expected) => {
    expect(score(scorer, text, expected).value).toBe(1);
  });

  it.each<[Scorer, string]>([
    [EXACT, '5'],
    [NUMBER, '5'],
    [JSON_FIELDS, '5'],
    [REGEX, '5'],
    [CONTAINS, '5'],
  ])('finds no answer in thinking that never ends: %j', (scorer, expected) => {
    expect(score(scorer, `<think>${expected}`, expected).value).toBe(0);
    expect(score(scorer, `<think>6</think>${expected}`, '6').value).toBe(0);
  });

  it('looks at all that is there where the exact form counts', () => {
    expect(score({ ...CONTAINS, strict: true }, '<think>5</think>6', '5').value).toBe(1);
    expect(score({ ...NUMBER, strict: true }, '<think>5</think>6', '6').value).toBe(0);
  });

  it('but the judge needs no call', () => {
    expect(() => compileScorer({ type: 'judge', rubric: 'r', model: 'm' })).toThrow(RangeError);
  });

  it.each<[Scorer, boolean]>([
    [EXACT, false],
    [NUMBER, false],
    [JSON_FIELDS, true],
    [{ ...JSON_FIELDS, fields: ['a'] }, false],
    [{ ...JSON_FIELDS, fields: ['a', 'b'] }, true],
    [{ ...JSON_FIELDS, schema: {} }, false],
    [{ type: 'judge', rubric: 'r', model: 'm' }, true],
  ])('%j may score between 0 and 1: %s', (scorer, is) => expect(isContinuous(scorer)).toBe(is));
});

describe('the regex scorer', () => {
  it('ends at once with a pattern that makes other engines hang', () => {
    const times = timesReference(() => {
      expect(score(REGEX, `${'a'.repeat(100_000)}b`, '^(a+)+$').value).toBe(0);
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it('says what is wrong with a pattern', () => {
    expect(regexFault('a(b|c)*')).toBeNull();
    expect(regexFault('(a')).toBe('missing closing ): `(a`');
    expect(regexFault('a(?=b)')).toBe(
      'invalid or unsupported Perl syntax: `(?=`, as RE2 has no look-around: write it without',
    );
  });
});

describe('the json scorer', () => {
  it.each([
    ['Sure: {"a":1', 'not JSON'],
    ['[{"a":1}]', 'not a JSON object'],
    ['[', 'not JSON'],
    [`\`\`\`json\n${' '.repeat(200_000)}`, 'not JSON'],
    [`\`\`\`json${'\n'.repeat(200_000)}x`, 'not JSON'],
    ['```'.repeat(50_000), 'not JSON'],
    ['['.repeat(100_000), 'JSON nested too deep to compare'],
  ])('finds nothing to compare in %.30j: %s', (answer, note) => {
    const times = timesReference(() => {
      expect(score(JSON_FIELDS, answer, '{"a":1}')).toMatchObject({
        value: 0,
        failure: 'unparsable',
        note,
      });
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it('compares the named fields alone and says which differ', () => {
    const scorer = { ...JSON_FIELDS, fields: ['a', 'b'] };
    expect(score(scorer, '{"a":1,"b":2,"c":0}', '{"a":1,"b":2,"c":9}').value).toBe(1);
    expect(score(scorer, '{"a":1,"b":3}', '{"a":1,"b":2}')).toMatchObject({
      value: 0.5,
      failure: 'wrong',
      note: 'differs in b',
    });
  });

  const schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', pattern: '^(a+)+$' } },
  };

  it.each([
    ['{"id":"aaa"}', 1, null],
    ['{"id":5}', 0, '/id must be string'],
    ['{}', 0, "the value must have required property 'id'"],
    [`{"id":"${'a'.repeat(50_000)}b"}`, 0, '/id must match pattern "^(a+)+$"'],
  ])('holds %.40j against a schema: %d', (answer, value, note) => {
    expect(score({ ...JSON_FIELDS, schema }, answer)).toMatchObject({ value, note });
  });

  it('says what is wrong with a schema', () => {
    expect(schemaFault(schema)).toBeNull();
    expect(schemaFault({ type: 'strng' })).toBe('type must be equal to one of the allowed values');
    expect(schemaFault({ pattern: '(a' })).toBe('missing closing ): `(a`');
    expect(schemaFault({ $ref: 'http://x/y' })).toBe(
      "can't resolve reference http://x/y from id #",
    );
  });
});

describe('the number scorer', () => {
  it('ends at once with long answers', () => {
    const times = timesReference(() => {
      for (const unit of ['9', '1,', '5 5', '. ', '- ']) score(NUMBER, unit.repeat(100_000), '1');
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });
});
