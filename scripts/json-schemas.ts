import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { whyReportSchema } from '../src/core/inquiry/why-report.ts';
import { resultSchema } from '../src/core/result/schema/result.ts';

/** Writes docs/result.schema.json and docs/why.schema.json: what `--json` prints, open to keys that come later. */
const SCHEMAS = [
  { title: 'llm-pick/result@1', schema: resultSchema, file: 'result.schema.json' },
  { title: 'llm-pick/why@1', schema: whyReportSchema, file: 'why.schema.json' },
];

for (const { title, schema, file } of SCHEMAS) {
  const json = { title, ...z.toJSONSchema(schema, { io: 'input' }) };
  const place = new URL(`../docs/${file}`, import.meta.url);
  writeFileSync(place, `${JSON.stringify(json, null, 2)}\n`);
}
