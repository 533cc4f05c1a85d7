import pg from 'pg';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { terminalCtx } from '../../src/cli/terminal-ctx.ts';
import { loadConfig } from '../../src/config.ts';
import { quoteHere } from '../../src/runtime/quote-here.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { silentLogger } from '../support/silent-logger.ts';

it('a quote reads the record alone, and makes no queue', async () => {
  await using database = await createEmptyDatabase();
  const config = loadConfig({ DATABASE_URL: database.url }, 'other');
  const here = { config, catalog: loadCatalog(), logger: silentLogger().logger };
  const command = { ctx: terminalCtx(new Date()), input: { request: evaluationRequest() } };
  expect((await quoteHere(here, command)).calls.expected).toBe(80);
  expect(await schemasOf(database.url)).toEqual(['drizzle']);
});

/** The schemas that llm-pick made. */
async function schemasOf(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(
    `select nspname as name from pg_namespace where nspname in ('drizzle', 'bullmq')`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}
