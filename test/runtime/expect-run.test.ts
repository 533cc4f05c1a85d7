import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { terminalCtx } from '../../src/cli/terminal-ctx.ts';
import { loadConfig } from '../../src/config.ts';
import { expectRun } from '../../src/runtime/expect-run.ts';
import { createCrowdedDatabase, createDatabase } from '../support/database.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const QUOTING = { ctx: terminalCtx(new Date()), input: { request: evaluationRequest() } };

function expected(env: Record<string, string>, { logger } = silentLogger()) {
  const config = loadConfig(
    { ANTHROPIC_API_KEY: 'any', ANTHROPIC_BASE_URL: 'http://127.0.0.1:9', ...env },
    'run',
  );
  return expectRun({ config, catalog: loadCatalog(), logger });
}

/** How many connections to a database others have. */
async function connectionsTo(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  return rows.length;
}

it('a run that nobody agrees to leaves no connection, and takes no work', async () => {
  await using database = await createDatabase();
  {
    await using run = expected({ DATABASE_URL: database.url });
    expect((await run.quote(QUOTING)).calls.expected).toBe(80);
    expect(await connectionsTo(database.url)).toBeGreaterThan(0);
  }
  await expect.poll(() => connectionsTo(database.url)).toBe(0);
});

it('a run that is opened is its runtime’s to close', async () => {
  await using database = await createDatabase();
  const run = expected({ DATABASE_URL: database.url });
  await run.quote(QUOTING);
  const runtime = await run.open({ concurrency: 1 });
  await run[Symbol.asyncDispose]();
  expect(await runtime.ready()).toBe(true);
  await runtime.stop();
  await expect.poll(() => connectionsTo(database.url)).toBe(0);
});

it('a run whose workers can’t start is told so when its result is looked for', async () => {
  await using database = await createDatabase();
  await using run = expected({ DATABASE_URL: database.url });
  await run.quote(QUOTING);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('drop table drafts');
  await client.end();
  const runtime = await run.open({ concurrency: 1 });
  await expect(runtime.result(randomUUID())).rejects.toThrow(/drafts/);
  await runtime.stop();
  await expect.poll(() => connectionsTo(database.url)).toBe(0);
});

it('a quote makes no database where there is none', async () => {
  await using folder = await temporaryFolder();
  await using run = expected({ LLM_PICK_DATA_DIR: folder.path });
  expect((await run.quote(QUOTING)).calls.expected).toBe(80);
  expect(await readdir(folder.path)).toEqual([]);
});

it('a run that can’t begin is quoted without a record, and told why when it is opened', async () => {
  await using database = await createDatabase();
  const url = Object.assign(new URL(database.url), { password: 'wrong' });
  await using run = expected({ DATABASE_URL: url.href });
  expect((await run.quote(QUOTING)).calls.expected).toBe(80);
  await expect(run.open({ concurrency: 1 })).rejects.toThrow(
    /^DATABASE_URL: .* does not let this user in/,
  );
});

it('a run that finds no connection left begins when there are some', async () => {
  await using database = await createCrowdedDatabase(0);
  const kept = silentLogger();
  const run = expected({ DATABASE_URL: database.url }, kept);
  const opening = run.open({ concurrency: 1 });
  await expect.poll(() => kept.lines.length).toBeGreaterThan(0);
  await database.allow(8);
  const runtime = await opening;
  await runtime.result(randomUUID()).catch(({ code }) => expect(code).toBe('not found'));
  expect(kept.lines[0]?.message).toMatch(/^PostgreSQL takes no more connections/);
  await runtime.stop();
});
