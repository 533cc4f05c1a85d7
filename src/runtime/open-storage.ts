import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import type { Logger } from '../log.ts';
import { chooseBackend, type QueueBackend } from '../queue/backend.ts';
import { type Database, migrateDatabase, openDatabase } from '../store/client.ts';
import { type AskedServer, explainRefusal } from './explain-refusal.ts';
import type { Traces } from './tracing/traces.ts';

export interface StorageOptions {
  /** null: the embedded PostgreSQL, with its data in `dataDir`. */
  databaseUrl: string | null;
  /** The queue's direct address where `databaseUrl` is a pooler; null: the same. */
  queueDatabaseUrl: string | null;
  /** null: the queue is kept in PostgreSQL. */
  redisUrl: string | null;
  dataDir: string;
  /** The models are simulated: work of real evaluations is left alone. */
  simulated: boolean;
  /** What traces the queue's jobs; nothing does when not given. */
  telemetry?: Traces['telemetry'];
  logger: Logger;
}

export interface Storage {
  db: Database;
  backend: QueueBackend;
  /** Where the data is, for a person: the embedded server's folder, or the database's host and name. */
  place: string;
  close(): Promise<void>;
}

/**
 * Opens the record and the queue's backend, the embedded PostgreSQL where nothing else is set, and brings
 * both forward.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const embedded =
    options.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: options.dataDir, log: options.logger })
      : null;
  const databaseUrl = options.databaseUrl ?? embedded!.url;
  const backend = chooseBackend({
    ...options,
    databaseUrl: options.queueDatabaseUrl ?? databaseUrl,
  });
  try {
    await migrateDatabase(databaseUrl).catch((error) => {
      throw embedded ? error : explainRefusal(error, recordServer(databaseUrl));
    });
    await backend.migrate().catch((error) => {
      throw explainRefusal(error, queueServer(options, databaseUrl));
    });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const client = openDatabase(databaseUrl);
  return {
    db: client.db,
    backend,
    place: embedded?.dataDir ?? withoutPassword(databaseUrl),
    close: async () => {
      await Promise.all([client.close(), backend.close()]);
      await embedded?.stop();
    },
  };
}

function recordServer(url: string): AskedServer {
  return { variable: 'DATABASE_URL', url };
}

function queueServer(
  { redisUrl, queueDatabaseUrl }: StorageOptions,
  databaseUrl: string,
): AskedServer {
  if (redisUrl) return { variable: 'REDIS_URL', url: redisUrl };
  return queueDatabaseUrl
    ? { variable: 'QUEUE_DATABASE_URL', url: queueDatabaseUrl }
    : recordServer(databaseUrl);
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
