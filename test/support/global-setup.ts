import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../src/log.ts';
import { temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run; each test file makes a database of its own in it. */
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
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await folder[Symbol.asyncDispose]();
  };
}
