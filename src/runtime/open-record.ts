import { takesNoConnection } from '../core/takes-no-connection.ts';
import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import type { Logger } from '../log.ts';
import { endsWithin } from '../queue/ends-within.ts';
import { type Database, openCurrentDatabase } from '../store/client.ts';
import { retryWhile } from '../store/retry.ts';
import { type AskedServer, explainRefusal } from './explain-refusal.ts';
import { tellRefused } from './tell-errors.ts';

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

/** Where a record is, with the embedded PostgreSQL running where no other is set. */
export interface RecordServer {
  url: string;
  place: string;
  isOwn: boolean;
  /** Ends the embedded PostgreSQL, unless others use it. */
  stop(): Promise<void>;
}

/** So long a start waits for a server that has no room, or is starting itself. */
export const START_MS = 60_000;

/** So long connections may take to end that somebody still asks something on: a server that hangs never answers. */
export const CLOSE_MS = 2_000;

/** Returns the PostgreSQL that is set, or starts the embedded one. */
export async function findRecordServer({
  databaseUrl,
  dataDir,
  logger,
}: RecordOptions): Promise<RecordServer> {
  if (databaseUrl !== null) {
    const place = withoutPassword(databaseUrl);
    return { url: databaseUrl, place, isOwn: false, stop: async () => {} };
  }
  const start = () => startEmbeddedPostgres({ dataDir, log: logger });
  const { url, dataDir: place, stop } = await retryWhile(takesNoConnection, start, START_MS);
  return { url, place, isOwn: true, stop };
}

/**
 * Opens the record in a server that was found, which is stopped where that can't be done, and with it;
 * brings it forward. A server that takes no connections is tried again for up to `patienceMs`.
 */
export async function openRecordIn(
  server: RecordServer,
  options: { connections?: number; patienceMs: number; logger: Logger },
): Promise<OpenedRecord> {
  const { url, place } = server;
  const { connections, patienceMs } = options;
  const onRefused = tellRefused(options.logger);
  const open = () => openCurrentDatabase(url, connections, onRefused);
  try {
    const { db, close } = await retryWhile(takesNoConnection, open, patienceMs);
    return {
      db,
      url,
      place,
      close: async () => {
        await endsWithin(CLOSE_MS, close());
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw server.isOwn ? error : explainRefusal(error, recordServer(url));
  }
}

/** How the record's server is named to a person. */
export function recordServer(url: string): AskedServer {
  return { variable: 'DATABASE_URL', url };
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
