import { expect, it } from 'vitest';
import { withSteps } from '../../../../src/core/scoring/json/schema-steps.ts';

const REF = { $ref: '#' };
const STEP = { $ref: '#', step: true };

it.each([
  [{ type: 'object' }, { type: 'object' }],
  [REF, STEP],
  [
    { $dynamicRef: '#a', type: 'string' },
    { $dynamicRef: '#a', type: 'string', step: true },
  ],
  [{ $ref: 5 }, { $ref: 5 }],
  [{ items: REF }, { items: STEP }],
  [{ anyOf: [REF, { type: 'null' }] }, { anyOf: [STEP, { type: 'null' }] }],
  [{ properties: { $ref: REF } }, { properties: { $ref: STEP } }],
  [{ $defs: { a: { not: REF } } }, { $defs: { a: { not: STEP } } }],
  [{ properties: { $ref: 'x' } }, { properties: { $ref: 'x' } }],
  [{ properties: [REF] }, { properties: [STEP] }],
  [
    { const: REF, enum: [REF], default: REF },
    { const: REF, enum: [REF], default: REF },
  ],
  [{ items: null }, { items: null }],
])('%j refers as %j', (schema, stepped) => {
  expect(withSteps(schema, 'step')).toEqual(stepped);
});

it('goes a hundred levels deep', () => {
  const nested = (levels: number) => {
    let schema: Record<string, unknown> = {};
    for (let level = 0; level < levels; level++) schema = { not: schema };
    return schema;
  };
  expect(withSteps(nested(100), 'step')).toHaveProperty('not');
  expect(() => withSteps(nested(101), 'step')).toThrow('more than 100 levels deep');
});
