import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { whyReportSchema } from '../../../src/core/inquiry/why-report.ts';

it('is published as it is (`node scripts/json-schemas.ts` writes it)', () => {
  const file = new URL('../../../docs/why.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    title: 'llm-pick/why@1',
    ...z.toJSONSchema(whyReportSchema, { io: 'input' }),
  });
});
