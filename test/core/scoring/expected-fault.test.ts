import { describe, expect, it } from 'vitest';
import type { Scorer } from '../../../src/core/evaluation.ts';
import { expectedFault, settledScorer } from '../../../src/core/scoring/expected-fault.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const NUMBER: Scorer = PLAIN_SCORERS.number;
const JSON_FIELDS: Scorer = { ...PLAIN_SCORERS.json, fields: ['a', 'b'] };
const PREFIXED: Scorer = { type: 'prefixed' };

describe('what keeps a scorer from comparing with an expected answer', () => {
  it.each<[Scorer, string, string | null]>([
    [NUMBER, '42', null],
    [NUMBER, '1,234.50', null],
    [
      NUMBER,
      ' 1,234 ',
      'expects 1,234, which is 1.234 or 1234: add "decimal: comma" or "decimal: point" to the scorer.',
    ],
    [{ ...PLAIN_SCORERS.number, decimal: 'point' }, '1,234', null],
    [NUMBER, 'soon', 'expects no single number, but the scorer is number: write one.'],
    [NUMBER, '5-20', 'expects no single number, but the scorer is number: write one.'],
    [
      { ...PLAIN_SCORERS.number, decimal: 'comma' },
      '5-20',
      'expects no single number, but the scorer is number: write one.',
    ],
    [PLAIN_SCORERS.json, '{"a":1}', null],
    [PLAIN_SCORERS.json, 'a is 1', 'expects no JSON, but the scorer is json: write JSON.'],
    [PLAIN_SCORERS.json, '[1]', null],
    [JSON_FIELDS, '{"a":1,"b":null}', null],
    [JSON_FIELDS, '[1]', 'expects no JSON object, but the scorer compares fields: write {...}.'],
    [JSON_FIELDS, '{"a":1}', 'expects nothing of b, which the scorer compares: add it.'],
    [JSON_FIELDS, '{}', 'expects nothing of a, b, which the scorer compares: add it.'],
    [PLAIN_SCORERS.regex, '^a+$', null],
    [
      PLAIN_SCORERS.regex,
      '(a',
      'expects a pattern that is no regular expression (missing closing ): `(a`).',
    ],
    [PREFIXED, 'contains: a', null],
    [
      PREFIXED,
      'contains:',
      'names the check "contains:" and nothing to check: write it after the colon.',
    ],
    [PLAIN_SCORERS.exact, 'anything', null],
    [{ type: 'judge', rubric: 'r', model: 'm' }, '', null],
  ])('%j and %j: %j', (scorer, expected, fault) => {
    expect(expectedFault(expected, scorer)).toBe(fault);
  });
});

describe('the decimal mark of a number scorer', () => {
  it('is the one that the expected answers show, and is said', () => {
    expect(settledScorer(NUMBER, ['1.234', '5,5'])).toEqual({
      scorer: { ...NUMBER, decimal: 'comma' },
      note: 'Numbers are read with a comma before the decimals (1.234,5), as the expected answers are written.',
    });
    expect(settledScorer(NUMBER, ['1,234', '5.5']).note).toContain(
      'a point before the decimals (1,234.5)',
    );
  });

  it.each<[string, Scorer, string[]]>([
    ['is open where they show none', NUMBER, ['1234', '12']],
    ['is open where they show both', NUMBER, ['5,5', '5.5']],
    ['stays as it is named', { ...PLAIN_SCORERS.number, decimal: 'point' }, ['5,5']],
    ['is no matter of other scorers', PLAIN_SCORERS.exact, ['5,5']],
  ])('%s', (_, scorer, expected) => {
    expect(settledScorer(scorer, expected)).toEqual({ scorer, note: null });
  });
});
