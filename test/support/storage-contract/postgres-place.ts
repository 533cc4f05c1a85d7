import { afterAll, beforeAll } from 'vitest';
import { type Database, type DatabaseClient, openDatabase } from '../../../src/store/client.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { openPostgresPlace } from './open-postgres-place.ts';
import type { StoragePlace } from './place.ts';

/** A PostgreSQL database for the tests of one file. */
export function postgresPlace(): StoragePlace & { db(): Database } {
  let database: TestDatabase;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createDatabase();
    client = openDatabase(database.url, 4);
  });
  afterAll(async () => {
    await client.close();
    await database[Symbol.asyncDispose]();
  });
  return {
    db: () => client.db,
    evaluations: (facts) => openPostgresPlace(client.db).evaluations(facts),
    trials: (worker, facts) => openPostgresPlace(client.db).trials(worker, facts),
    books: (id) => openPostgresPlace(client.db).books(id),
  };
}
