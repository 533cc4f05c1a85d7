import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { compileScorer, isContinuous } from '../../../src/core/scoring/compile-scorer.ts';
import { schemaFault } from '../../../src/core/scoring/json/json.ts';
import { regexFault } from '../../../src/core/scoring/regex/regex.ts';
import type { Answer } from '../../../src/core/trial.ts';

const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

function score(scorer: Scorer, text: string, expected = '', stop: Answer['stop'] = 'complete') {
  const answer = { text, stop, servedModel: 'm', usage: USAGE, latencyMs: 1 };
  return compileScorer(scorer)(answer, { columns: {}, expected, alternatives: [], group: null });
}

const EXACT = {
  type: 'exact',
  trim: true,
  ignoreCase: true,
  unicode: 'NFC',
  strict: false,
} as const;
const NUMBER = {
  type: 'number',
  tolerance: 0,
  relative: false,
  decimal: null,
  which: null,
  strict: false,
} as const;
const JSON_FIELDS = {
  type: 'json',
  schema: null,
  fields: null,
  order: true,
  tolerance: 0,
  strict: false,
} as const;
const REGEX = { type: 'regex', pattern: null, ignoreCase: false, strict: false } as const;
const CONTAINS = {
  type: 'contains',
  ignoreCase: true,
  words: false,
  not: [],
  strict: false,
} as const;

describe('every scorer', () => {
  it.each<[Scorer]>([[EXACT], [NUMBER], [JSON_FIELDS], [REGEX], [CONTAINS]])(
    'gives 0 for a refusal, a cut off answer and none at all: %j',
    (scorer) => {
      expect(score(scorer, '1', '1', 'refused')).toMatchObject({ value: 0, failure: 'refused' });
      expect(score(scorer, '1', '1', 'truncated')).toMatchObject({
        value: 0,
        failure: 'truncated',
      });
      expect(score(scorer, ' \n', '1')).toMatchObject({ value: 0, failure: 'unparsable' });
      expect(score(scorer, '1', '1')).toEqual({ value: 1, failure: null, note: null });
    },
  );

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

describe('the exact scorer', () => {
  it.each([
    ['billing', 'billing', {}, 1],
    [' Billing\n', 'billing', {}, 1],
    ['Billing.', 'billing', {}, 0],
    ['It is billing', 'billing', {}, 0],
    ['cafe\u0301', 'caf\u00e9', {}, 1],
    ['cafe', 'café', {}, 0],
    ['cafe', 'café', { unicode: 'fold' as const }, 1],
    ['ﬁne', 'fine', {}, 0],
    ['ﬁne', 'fine', { unicode: 'NFKC' as const }, 1],
    ['A', 'a', { ignoreCase: false }, 0],
    ['a ', 'a', { trim: false }, 0],
  ])('compares %j with %j %j: %d', (answer, expected, options, value) => {
    expect(score({ ...EXACT, ...options }, answer, expected).value).toBe(value);
  });
});

describe('the contains scorer', () => {
  it.each([
    ['The BUG is here', 'bug', true, 1],
    ['The BUG is here', 'bug', false, 0],
    ['feature', 'bug', true, 0],
    ['a.c', 'a.c', true, 1],
    ['abc', 'a.c', true, 0],
  ])('finds in %j %j (any case: %s): %d', (answer, expected, ignoreCase, value) => {
    expect(score({ ...CONTAINS, ignoreCase }, answer, expected).value).toBe(value);
  });
});

describe('the regex scorer', () => {
  it.each([
    ['It is 42.', '\\b42\\b', {}, 1],
    ['It is 421.', '\\b42\\b', {}, 0],
    ['FOO', '^foo$', {}, 0],
    ['FOO', '^foo$', { ignoreCase: true }, 1],
    ['anything', 'never', { pattern: '^any' }, 1],
  ])('searches %j for %j %j: %d', (answer, expected, options, value) => {
    expect(score({ ...REGEX, ...options }, answer, expected).value).toBe(value);
  });

  it('ends at once with a pattern that makes other engines hang', () => {
    const began = performance.now();
    expect(score(REGEX, `${'a'.repeat(100_000)}b`, '^(a+)+$').value).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('says what is wrong with a pattern', () => {
    expect(regexFault('a(b|c)*')).toBeNull();
    expect(regexFault('(a')).toBe('missing closing ): `(a`');
    expect(regexFault('a(?=b)')).toBe('invalid or unsupported Perl syntax: `(?=`');
  });
});

describe('the json scorer', () => {
  const fence = (inner: string, info = 'json') => `\`\`\`${info}\n${inner}\n\`\`\``;

  it.each([
    ['{"a":1}', '{"a":1}', 1],
    ['\ufeff {"a":1}\n', '{"a":1}', 1],
    [fence('{"a":1}'), '{"a":1}', 1],
    [fence('{"a":1}', ''), '{"a":1}', 1],
    [`Here you go:\n${fence('{"a":1}')}\nBye.\n${fence('x', 'sh')}`, '{"a":1}', 1],
    ['```JSON\r\n{"a":1}\r\n```', '{"a":1}', 1],
    ['```json {"a":1} ```', '{"a":1}', 1],
    ['```json{"a":1}```', '{"a":1}', 1],
    ['```json\n{"a":1}', '{"a":1}', 1],
    ['{"a":"cafe\u0301"}', '{"a":"café"}', 1],
    [fence('{"a":"```x"}'), '{"a":"```x"}', 1],
    ['{"a":"\\n```\\n"}', '{"a":"\\n```\\n"}', 1],
    ['{"a":1.0,"extra":2}', '{"a":1}', 1],
    ['{"a":" x "}', '{"a":"x"}', 1],
    ['{"a":{"c":[1],"b":2}}', '{"a":{"b":2,"c":[1]}}', 1],
    ['{"a":1,"b":2}', '{"a":1,"b":3}', 0.5],
    ['{"a":1}', '{"a":1,"b":3}', 0.5],
    ['{"a":"1"}', '{"a":1}', 0],
    ['{"a":1}', '{"toString":1}', 0],
    ['{}', '{}', 1],
    ['{"a":1}', '{}', 0],
    ['[1,2]', '[1,2]', 1],
    ['[2,1]', '[1,2]', 0],
    ['"x"', '"x"', 1],
    [fence('5'), '5', 1],
  ])('compares %j with %j: %d', (answer, expected, value) => {
    expect(score(JSON_FIELDS, answer, expected).value).toBe(value);
  });

  it.each([
    ['Sure: {"a":1', 'not JSON'],
    ['[{"a":1}]', 'not a JSON object'],
    ['[', 'not JSON'],
    [`\`\`\`json\n${' '.repeat(200_000)}`, 'not JSON'],
    [`\`\`\`json${'\n'.repeat(200_000)}x`, 'not JSON'],
    ['```'.repeat(50_000), 'not JSON'],
    ['['.repeat(100_000), 'not JSON'],
  ])('finds nothing to compare in %.30j: %s', (answer, note) => {
    const began = performance.now();
    expect(score(JSON_FIELDS, answer, '{"a":1}')).toEqual({
      value: 0,
      failure: 'unparsable',
      note,
    });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('compares the named fields alone and says which differ', () => {
    const scorer = { ...JSON_FIELDS, fields: ['a', 'b'] };
    expect(score(scorer, '{"a":1,"b":2,"c":0}', '{"a":1,"b":2,"c":9}').value).toBe(1);
    expect(score(scorer, '{"a":1,"b":3}', '{"a":1,"b":2}')).toEqual({
      ...{ value: 0.5, failure: 'wrong', note: 'differs in b' },
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
  it.each([
    ['42', '42', 1],
    ['The answer is **42**.', '42', 1],
    ['€ 1.234,50', '1234.50', 1],
    ['1,234.50 USD', '1234.5', 1],
    ['1.234.567,00', '1234567', 1],
    ["1'234.5", '1234.5', 1],
    ['12 345', '12345', 1],
    ['12\u202f345', '12345', 1],
    ['1.234', '1234', 1],
    ['1.234', '1.234', 1],
    ['1,234', '1234', 1],
    ['0,5', '0.5', 1],
    ['.5', '0.5', 1],
    ['1e3', '1000', 1],
    ['50%', '50', 1],
    ['-5', '-5', 1],
    ['−5', '-5', 1],
    ['-$5', '-5', 1],
    ['$-5', '-5', 1],
    ['x=-1', '-1', 1],
    ['it fell to -1', '-1', 1],
    ['-5', '5', 0],
    ['10-20', '20', 1],
    ['2026-11-24', '24', 1],
    ['- 5', '5', 1],
    ['1234', '€ 1.234', 1],
    ['€ 1.234,00', '€ 1.234', 1],
    ['1,234.00', '1,234', 1],
    ['100 m2', '100', 1],
    ['5 kg CO2', '5', 1],
    ['It weighs 5 kg, in Q3', '5', 1],
    ['In Q3 it was EUR12', '12', 1],
    ['In 2025 it was EUR12', '12', 1],
    ['in m3: x7', '7', 1],
    ['5 apples, 3 pears', '3', 1],
    ['3.14159', '3.14', 0],
    ['0.1 + 0.2 = 0.30000000000000004', '0.3', 1],
  ])('reads %j where %j is expected: %d', (answer, expected, value) => {
    expect(score(NUMBER, answer, expected).value).toBe(value);
  });

  it.each([
    ['3.14159', '3.14', 0.01, false, 1],
    ['3.2', '3.14', 0.01, false, 0],
    ['102', '100', 0.02, true, 1],
    ['103', '100', 0.02, true, 0],
    ['-102', '-100', 0.02, true, 1],
    ['0', '0', 0.02, true, 1],
  ])(
    'reads %j for %j within %d (relative: %s): %d',
    (answer, expected, tolerance, relative, value) => {
      expect(score({ ...NUMBER, tolerance, relative }, answer, expected).value).toBe(value);
    },
  );

  it.each(['none', 'Infinity', '…'])('finds no number in %j', (answer) => {
    expect(score(NUMBER, answer, '5')).toMatchObject({ value: 0, failure: 'unparsable' });
  });

  it('ends at once with long answers', () => {
    const began = performance.now();
    for (const unit of ['9', '1,', '5 5', '. ', '- ']) score(NUMBER, unit.repeat(100_000), '1');
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
