import { describe, expect, it } from 'vitest';
import { nearJson } from '../../../../src/core/request/formats/near-json.ts';
import { readTable } from '../../../../src/core/request/formats/read-table.ts';
import { FAR_FROM_HANGING, timesReference } from '../../../support/reference-work.ts';

const readNear = (text: string) => {
  const json = nearJson(text);
  return json === null ? null : (JSON.parse(json) as unknown);
};

describe('what is nearly JSON', () => {
  it.each<[string, unknown]>([
    ["{a: 'b'}", { a: 'b' }],
    [`{a: 'it\\'s "so"'}`, { a: 'it\'s "so"' }],
    ["{a: 'two\\nlines'}", { a: 'two\nlines' }],
    ["{a: 'one\\\nline'}", { a: 'oneline' }],
    ['{"a": "b // c /* d */, ]"}', { a: 'b // c /* d */, ]' }],
    ['[1, /* two, */ 3, // four\n]', [1, 3]],
    ['[{"a": [1,\n],},\n]', [{ a: [1] }]],
    ['{$a_1 : 1, "b: c": 2}', { $a_1: 1, 'b: c': 2 }],
    ['[{"a": NaN, "b": "NaN"}, {NaN: -1}]', [{ a: null, b: 'NaN' }, { NaN: -1 }]],
    ['[{"a": undefined, "b": "undefined"}]', [{ a: null, b: 'undefined' }]],
    ['{"a":1}{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['{"a":1},\n\n{"a":[{}]}\n', [{ a: 1 }, { a: [{}] }]],
    ['{a:1,} {a:2} // end', [{ a: 1 }, { a: 2 }]],
  ])('is read as it is meant: %j', (text, value) => {
    expect(readNear(text)).toEqual(value);
  });

  it.each([
    '{"a":1},,{"a":2}',
    '{"a":1} and {"a":2}',
    '[1][2]',
    '{"a":1}}{"a":2}',
    '{"a":1}{"a":',
    'a {"a":1}',
    '{"a":1}{"a":2} b',
    '{a: b}',
    '',
  ])('is none where something else is wrong: %j', (text) => {
    expect(nearJson(text)).toBeNull();
  });

  it('keeps its lines and numbers', () => {
    expect(
      nearJson('[\n// one\n1.10,\n/* two\n\n*/ 12345678901234567890,\n]')?.split('\n'),
    ).toEqual(['[', '      ', '1.10,', '      ', '', '   12345678901234567890 ', ']']);
  });

  const places = (text: string, file: string) =>
    readTable(text, file, { most: 9, key: null }).rows.map(({ place }) => place.line);
  it('has its samples where they stand', () => {
    expect(places('// a\n[\n {a: 1},\n {a: 2}]', 'a.json5')).toEqual([3, 4]);
    expect(places('{"a": 1,\n"b": 2}\n{"a": 3}\n', 'a.json')).toEqual([1, 3]);
    expect(places('{"a": 1},\n// b\n{"a": 2}{"a": 3}\n', 'a.jsonl')).toEqual([1, 3, 3]);
  });

  it('is told where its second value begins, if the rest is no JSON', () => {
    const { faults } = readTable('{"a": 1,\n"b": 2}\n{"b": c d}', 'a.json', { most: 9, key: null });
    expect(faults).toMatchObject([{ line: 3, column: 1 }]);
    expect(faults[0]?.message).toMatch(/^Another value begins here, and not all of them are JSON/);
  });

  it.each([
    ['comments that never end', `[${'/*'.repeat(200_000)}`],
    ['commas and comments', `[${',/**/'.repeat(100_000)}`],
    ['names', `[${'a:'.repeat(200_000)}`],
    ['quotes', `[${"'".repeat(200_001)}`],
    ['backslashes', `['${'\\'.repeat(1_000_000)}`],
    ['spaces', `[a${' '.repeat(1_000_000)}`],
  ])('is seen at once in %s', (_name, text) => {
    expect(timesReference(() => nearJson(text))).toBeLessThan(FAR_FROM_HANGING);
  });
});
