import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { resultSchema } from '../src/core/result/result.ts';

/** Writes docs/result.schema.json: what `--json` prints, open to keys that come later. */
const schema = z.toJSONSchema(resultSchema, { io: 'input' });
const file = new URL('../docs/result.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ title: 'llm-pick/result@1', ...schema }, null, 2)}\n`);
