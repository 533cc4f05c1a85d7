import type { Database } from '../../../src/store/client.ts';
import { fileDatabase } from '../file-database.ts';
import { openPostgresPlace } from './open-postgres-place.ts';
import type { StoragePlace } from './place.ts';

/** A PostgreSQL database for the tests of one file. */
export function postgresPlace(): StoragePlace & { db(): Database; url(): string } {
  const client = fileDatabase(4);
  return {
    db: () => client.db,
    url: () => client.url,
    evaluations: (facts) => openPostgresPlace(client.db).evaluations(facts),
    trials: (worker, facts) => openPostgresPlace(client.db).trials(worker, facts),
    books: (id) => openPostgresPlace(client.db).books(id),
  };
}
