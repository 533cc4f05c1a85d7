import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { lastOf } from '../core/last-of.ts';
import { waitForRoom } from '../wait-for-room.ts';
import { watchHost } from '../watch-host.ts';
import { noteIfDirect } from './direct-connections.ts';

export type Database = NodePgDatabase & { $client: pg.Pool };

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseClient {
  db: Database;
  close(): Promise<void>;
}

/** A process that is paused in the middle of a transaction must not hold its locks against all others. */
export const IDLE_IN_TRANSACTION_MS = 5_000;

/** What answers nothing for so long is no PostgreSQL; so long one that has no room is waited for. */
const CONNECT_MS = 10_000;

const IDLE_MS = 2_000;

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * A pool of connections to the database at `url`; connects when first asked, reconnects by itself.
 * It may lead through a pooler that lends a connection for one transaction: nothing here outlives one.
 * `onRefused` hears of connections that the server has no room for, which are asked for again.
 */
export function openDatabase(
  url: string,
  connections = 8,
  onRefused: (error: Error) => void = () => {},
): DatabaseClient {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // Where a server has few, this pool keeps one, and what else it doesn't use is the queue's to take.
    min: 1,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    // A host that vanished answers nothing: the system alone would wait two hours for it.
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'llm-pick',
    pipeline: true,
    onConnect: noteIfDirect,
  });
  waitForRoom(pool, { patienceMs: CONNECT_MS, onRefused });
  watchHost(pool);
  // A lost connection fails the query under way; emitted as an event too, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    db: Object.assign(drizzle(pool), { transaction: transactionsOf(pool) }),
    close: () => pool.end(),
  };
}

/** Said in each transaction: as a setting of the connection, poolers refuse it. */
const LIMIT = `set local idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;

/**
 * Drizzle's own transactions on a pool keep their connection for ever when it is lost at `begin`;
 * here a connection on which a transaction failed is thrown away.
 */
function transactionsOf(pool: pg.Pool): Database['transaction'] {
  return async (work, config) => {
    const client = await pool.connect();
    try {
      const result = await drizzle(client).transaction(async (tx) => {
        // Sent before the work's first statement, which waits for no answer to it.
        const limited = client.query(LIMIT);
        const [result] = await Promise.all([work(tx), limited]);
        return result;
      }, config);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
}

/** Opens a database and brings its schema forward where that is older than this version's. */
export async function openCurrentDatabase(
  url: string,
  connections?: number,
  onRefused?: (error: Error) => void,
): Promise<DatabaseClient> {
  const client = openDatabase(url, connections, onRefused);
  try {
    if (!(await isCurrent(client.db.$client))) await migrateDatabase(url);
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}

/** PostgreSQL's code for a table that is not there. */
const NO_TABLE = '42P01';

/** Whether a database has this version's schema, or a later one, and can be written to: a question, where migrating asks a dozen. */
async function isCurrent(pool: pg.Pool): Promise<boolean> {
  const answer = pool.query<{ newest: string | null; readOnly: string }>(
    `select max(created_at) as newest, current_setting('transaction_read_only') as "readOnly"
    from drizzle.__drizzle_migrations`,
  );
  try {
    const [{ rows }, newest] = await Promise.all([answer, newestMigration()]);
    return Number(rows[0]?.newest ?? 0) >= newest && rows[0]?.readOnly === 'off';
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === NO_TABLE) return false;
    throw error;
  }
}

/** When the newest migration was made, in Unix milliseconds. */
async function newestMigration(): Promise<number> {
  const journal = await readFile(path.join(MIGRATIONS, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { when: number }[] };
  return lastOf(entries).when;
}

/** Brings the schema forward to this version; safe to call from several processes at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    // The migrator's own begin joins this transaction, and its commit lets go of the lock: behind a
    // pooler a lock of the session would stay on a connection that others get.
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const MIGRATION_LOCK = 7_466_425;
