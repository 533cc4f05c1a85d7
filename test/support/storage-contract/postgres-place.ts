import { afterAll, beforeAll } from 'vitest';
import {
  type Database,
  type DatabaseClient,
  migrateDatabase,
  openDatabase,
} from '../../../src/store/client.ts';
import { createControlledEvaluations } from '../../../src/store/controlled-evaluations.ts';
import { createEvaluationStore } from '../../../src/store/evaluations.ts';
import { createToldEvaluations } from '../../../src/store/told-evaluations.ts';
import { createTrialStore } from '../../../src/store/trials.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { booksOf } from '../runtime.ts';
import type { StoragePlace } from './place.ts';

/** A PostgreSQL database for the tests of one file. */
export function postgresPlace(): StoragePlace & { db(): Database } {
  let database: TestDatabase;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createDatabase(migrateDatabase);
    client = openDatabase(database.url, 4);
  });
  afterAll(async () => {
    await client.close();
    await database[Symbol.asyncDispose]();
  });
  return {
    db: () => client.db,
    evaluations: (facts) => ({
      ...createEvaluationStore(client.db, facts),
      ...createControlledEvaluations(client.db),
      ...createToldEvaluations(client.db),
    }),
    trials: (worker, facts) => createTrialStore(client.db, { worker, ...facts }),
    books: (id) => booksOf(client.db, id),
  };
}
