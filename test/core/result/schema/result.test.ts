import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultSchema } from '../../../../src/core/result/schema/result.ts';
import { ENDINGS } from '../../../support/fixtures/ending-fixtures.ts';

const published = JSON.parse(
  readFileSync(new URL('../../../../docs/result.schema.json', import.meta.url), 'utf8'),
);
const reader = z.fromJSONSchema(published);

describe('the published schema of a result', () => {
  it('is the code’s own (`node scripts/json-schemas.ts` writes it)', () => {
    expect(published).toEqual({
      title: 'llm-pick/result@1',
      ...z.toJSONSchema(resultSchema, { io: 'input' }),
    });
  });

  it.each(Object.entries(ENDINGS))('holds for one that ended thus: %s', (_, each) => {
    expect(reader.safeParse(each).error).toBeUndefined();
    expect(resultSchema.parse(each)).toEqual(each);
  });

  it('is open: a key that comes later is no fault; a missing or wrong one is', () => {
    const [each] = Object.values(ENDINGS);
    expect(reader.safeParse({ ...each, later: true }).success).toBe(true);
    expect(reader.safeParse({ ...each, headline: undefined }).success).toBe(false);
    expect(reader.safeParse({ ...each, ending: 'won' }).success).toBe(false);
  });

  it('takes results stored before a key existed', () => {
    const { models, ...rest } = ENDINGS.picked!;
    const stored = { ...rest, models: models.map(({ why, ...model }) => model) };
    expect(reader.safeParse(stored).success).toBe(true);
    expect(resultSchema.parse(stored).models[0]!.why).toBeNull();
  });
});
