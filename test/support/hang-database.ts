import pg from 'pg';

const TABLES = `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables
  from pg_tables where schemaname in ('public', 'bullmq')`;

/** Shorter than PostgreSQL looks for a deadlock: what works on the tables may hold some and want others. */
const PATIENCE = "set local lock_timeout = '200ms'";
const NOT_AVAILABLE = '55P03';

/** Holds what is asked of a database: nothing fails, nothing is answered, until it is released. */
export async function hangDatabase(databaseUrl: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ tables: string }>(TABLES);
  const lock = `begin; ${PATIENCE}; lock table ${rows[0]!.tables} in access exclusive mode`;
  for (;;) {
    try {
      await client.query(lock);
      return { release: () => client.end() };
    } catch (error) {
      await client.query('rollback');
      if (!(error instanceof pg.DatabaseError && error.code === NOT_AVAILABLE)) throw error;
    }
  }
}
