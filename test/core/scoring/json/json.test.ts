import { describe, expect, it } from 'vitest';
import { expectedJson, jsonFields } from '../../../../src/core/scoring/json/json.ts';
import { inOneFence, readJson } from '../../../../src/core/scoring/json/read-json.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

const score = jsonFields(PLAIN_SCORERS.json);

describe('JSON as expected', () => {
  it.each<[string, string, string | null]>([
    ['{"a":1}', '{"a":1}', null],
    ['{"a": 1}', '{"a":1}', null],
    ['```json\n{"a":1}\n```', '{"a":1}', 'a fence'],
    ['```\n{"a": 1}\n```', '{"a":1}', 'a fence'],
    ['Here: {"a":1}', '{"a":1}', 'words around it'],
    ['Here: {"a": 1}!', '{"a":1}', 'words around it'],
    ['"{\\"a\\": 1}"', '{"a":1}', 'quotes'],
    ["{'a': 1,}", '{"a":1}', 'faults of its JSON'],
    ['{"a":"x."}', '{"a":"x"}', 'a full stop'],
    ['{"b":1}', '{"a":null,"b":1}', 'a field that is null'],
    ['["X.", "y"]', '["x","y"]', 'a full stop'],
  ])('%j for %j, after %s', (answer, expected, leniency) => {
    expect(score(answer, expected)).toMatchObject({ value: 1, leniency });
  });

  it.each<[string, string, number, string | null, string]>([
    ['{"a":1,"b":3}', '{"a":1,"b":2}', 0.5, 'differs in b', 'wrong'],
    ['{}', '{"a":1,"b":2}', 0, 'differs in a, b', 'wrong'],
    ['[1,2,4]', '[1,2,3]', 2 / 3, '2 of 3 items as expected', 'wrong'],
    ['[1]', '{"a":1}', 0, 'not a JSON object', 'unparsable'],
    ['no', '{"a":1}', 0, 'not JSON', 'unparsable'],
    ['{"a":1,"a":2}', '{"a":2}', 0, 'two values for a', 'unparsable'],
    ['2', '3', 0, null, 'wrong'],
  ])('is partly there in %j for %j: %d, %s', (answer, expected, value, note, failure) => {
    expect(score(answer, expected)).toMatchObject({ note, failure });
    expect(score(answer, expected).value).toBeCloseTo(value);
  });

  it('counts in its exact form alone where that is asked', () => {
    const strict = jsonFields({ ...PLAIN_SCORERS.json, strict: true });
    expect(strict('{"a": 1}', '{"a":1}').value).toBe(1);
    expect(strict('```json\n{"a":1}\n```', '{"a":1}').value).toBe(0);
    expect(strict('Here: {"a":1}', '{"a":1}').value).toBe(0);
    expect(strict('{"a":"X"}', '{"a":"x"}').value).toBe(0);
    expect(strict('{}', '{"a":null}').value).toBe(0);
  });

  it('is compared by the named fields alone', () => {
    const some = jsonFields({ ...PLAIN_SCORERS.json, fields: ['a', 'b'] });
    expect(some('{"a":1,"b":2,"c":9}', '{"a":1,"b":2,"c":3}').value).toBe(1);
    expect(some('{"a":1,"b":9,"c":3}', '{"a":1,"b":2,"c":3}').value).toBe(0.5);
  });

  it('may differ by a tolerance, and have its lists in any order', () => {
    const near = jsonFields({ ...PLAIN_SCORERS.json, tolerance: 0.5, order: false });
    expect(near('{"a":1.5}', '{"a":1}').value).toBe(1);
    expect(near('{"a":1.6}', '{"a":1}').value).toBe(0);
    expect(near('[3,1]', '[1,3]').value).toBe(1);
    expect(score('[3,1]', '[1,3]').value).toBe(0);
  });

  it('is told from numbers that a double does not hold', () => {
    expect(score('{"a":12345678901234567890}', '{"a":12345678901234567891}').value).toBe(0);
    expect(score('{"a":0.30000000000000004}', '{"a":0.3}').value).toBe(1);
    expect(score('{"a":0.3001}', '{"a":0.3}').value).toBe(0);
  });
});

it.each<[string, string | null]>([
  ['```json\n{}\n```', '{}'],
  ['```\n{}\n```', '{}'],
  ['```JSON\n{}\n```', '{}'],
  ['```js\n{}\n```', null],
  ['```\n{}\n``', null],
  ['x```\n{}\n```', null],
  ['```\na\n```\n```\n{}\n```', null],
  ['```\n~~~\n{}\n```', null],
])('in one fence, %j holds %j', (answer, inner) => {
  expect(inOneFence(answer)).toBe(inner);
});

it.each<[string, boolean, unknown]>([
  ['{"a":1} {"b":2}', true, { b: 2 }],
  ['{"a":1} [2]', true, { a: 1 }],
  ['{"a":1} [2]', false, [2]],
  ['\u{feff} {"a":1}\n', true, { a: 1 }],
  ['```json\n{"a":1}\n```\n```\nx\n```', true, { a: 1 }],
  ['// b\n{"a": True, /* c */ "b": None}', true, { a: true, b: null }],
])('of %j, wanted as an object: %s, %j is read', (text, likeObject, value) => {
  expect(readJson(text, { likeObject, strict: false })).toMatchObject({ value });
});

it('an expected answer that is none is undefined', () => {
  expect(expectedJson('{"a":1}')).toEqual({ a: 1 });
  expect(expectedJson('a')).toBeUndefined();
  expect(expectedJson('{"a":1,"a":2}')).toBeUndefined();
});
