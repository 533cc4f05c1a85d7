import pg from 'pg';
import type { Result } from '../src/core/result/schema/result.ts';
import { startEmbeddedPostgres } from '../src/embedded-postgres/start-embedded-postgres.ts';
import type { Logger } from '../src/log.ts';

const PREFIX = 'demo_';
/** A database so young may be one that its demo is about to connect to. */
const STARTING_MS = 60_000;
/** PostgreSQL's code for a database that somebody is connected to. */
const IN_USE = '55006';

export interface DemoDatabase {
  url: string;
  name: string;
  dataDir: string;
  /** The result of the first evaluation, once the message and the whole thread are posted; null before. */
  announced(): Promise<Result | null>;
  stop(): Promise<void>;
}

/**
 * A database of this demo's own in the embedded PostgreSQL, so that two demos never take each
 * other's work and nothing simulated lies beside real evaluations. Those of ended demos are dropped.
 */
export async function openDemoDatabase(dataDir: string, log: Logger): Promise<DemoDatabase> {
  const name = `${PREFIX}${Date.now()}_${process.pid}`;
  const server = await startEmbeddedPostgres({ dataDir, log, database: name });
  await dropEnded(server.url);
  const announced = () => withClient(server.url, firstAnnounced);
  return { name, ...server, announced };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function firstAnnounced(client: pg.Client): Promise<Result | null> {
  const { rows } = await client.query<{ result: Result | null; announced: boolean }>(
    `select result, announced_at is not null as announced from evaluations
      order by created_at limit 1`,
  );
  return rows[0]?.announced ? rows[0].result : null;
}

async function dropEnded(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database d where starts_with(datname, $1)
        and split_part(datname, '_', 2)::bigint < $2
        and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)`,
      [PREFIX, Date.now() - STARTING_MS],
    );
    for (const { datname } of rows) {
      await client
        .query(`drop database if exists ${client.escapeIdentifier(datname)}`)
        .catch((error) => {
          if (error.code !== IN_USE) throw error;
        });
    }
  });
}
