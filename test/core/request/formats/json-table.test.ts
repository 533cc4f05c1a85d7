import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJsonTable } from '../../../../src/core/request/formats/json-table.ts';

const ALL = { most: 5_000, key: null };

const text = fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed());
const sample = fc.record({
  input: text,
  expected: fc.oneof(text, fc.integer(), fc.boolean()),
  list: fc.array(text),
});

it('JSON samples are the same, at the same places, read in a moment or read with every place known', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1 }), fc.nat(3), (samples, indent) => {
      const json = JSON.stringify(samples, null, indent);
      const asYaml = json.replace(/\]$/, ',]');
      expect(parseJsonTable(json, 's.json', ALL)).toEqual(parseJsonTable(asYaml, 's.json', ALL));
    }),
    { numRuns: 200 },
  );
});

it.each(['[{"input": "a"}] x', '[{"input": "a"}', '[{"input": "a"},, {"input": "b"}]'])(
  'what is no JSON is told: %s',
  (json) => {
    expect(parseJsonTable(json, null, ALL).faults).not.toEqual([]);
  },
);
