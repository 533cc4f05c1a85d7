import { fileURLToPath } from 'node:url';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

export type Database = PostgresJsDatabase;

export interface DatabaseClient {
  db: Database;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A pool of connections to the database at `url`; connects when first asked, reconnects by itself. */
export function openDatabase(url: string, connections = 8): DatabaseClient {
  const sql = postgres(url, {
    max: connections,
    onnotice: () => {},
    connection: { application_name: 'llm-pick' },
  });
  return { db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}

/** Brings the schema forward to this version; safe to call from several processes at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const MIGRATION_LOCK = 7_466_425;
