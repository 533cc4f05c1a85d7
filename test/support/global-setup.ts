import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../src/log.ts';
import { createTemplateDatabase } from './template-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run; each test makes a database of its own in it. */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder.path, 'data'),
    log: createLogger('warn'),
  });
  await withoutFsync(server.url);
  await createTemplateDatabase(server.url);
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await folder[Symbol.asyncDispose]();
  };
}

/** Nothing here outlives a machine that stops, and a database takes a second to drop where it must. */
async function withoutFsync(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('alter system set full_page_writes = off');
  await client.query('select pg_reload_conf()');
  await client.end();
}
