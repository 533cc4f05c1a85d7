import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import type { Logger } from '../log.ts';
import { type Database, migrateDatabase, openDatabase } from '../store/client.ts';
import { type AskedServer, explainRefusal } from './explain-refusal.ts';

export interface RecordOptions {
  /** null: the embedded PostgreSQL, with its data in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logger: Logger;
}

export interface OpenedRecord {
  db: Database;
  url: string;
  /** Where the data is, for a person: the embedded server's folder, or the database's host and name. */
  place: string;
  close(): Promise<void>;
}

/** Opens the record, in the embedded PostgreSQL where no other is set, and brings it forward. */
export async function openRecord(
  { databaseUrl, dataDir, logger }: RecordOptions,
  connections?: number,
): Promise<OpenedRecord> {
  const embedded =
    databaseUrl === null ? await startEmbeddedPostgres({ dataDir, log: logger }) : null;
  const url = databaseUrl ?? embedded!.url;
  try {
    await migrateDatabase(url);
  } catch (error) {
    await embedded?.stop();
    throw embedded ? error : explainRefusal(error, recordServer(url));
  }
  const client = openDatabase(url, connections);
  return {
    db: client.db,
    url,
    place: embedded?.dataDir ?? withoutPassword(url),
    close: async () => {
      await client.close();
      await embedded?.stop();
    },
  };
}

/** How the record's server is named to a person. */
export function recordServer(url: string): AskedServer {
  return { variable: 'DATABASE_URL', url };
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
