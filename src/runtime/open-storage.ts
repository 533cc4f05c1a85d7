import { chooseBackend, type QueueBackend } from '../queue/backend.ts';
import { endsWithin } from '../queue/ends-within.ts';
import { type AskedServer, explainRefusal } from './explain-refusal.ts';
import {
  CLOSE_MS,
  findRecordServer,
  type OpenedRecord,
  openRecordIn,
  type RecordOptions,
  recordServer,
  START_MS,
} from './open-record.ts';
import { tellRefused } from './tell-errors.ts';
import type { Traces } from './tracing/traces.ts';

export interface StorageOptions extends RecordOptions {
  /** The queue's direct address where `databaseUrl` is a pooler; null: the same. */
  queueDatabaseUrl: string | null;
  /** null: the queue is kept in PostgreSQL. */
  redisUrl: string | null;
  /** The models are simulated: work of real evaluations is left alone. */
  simulated: boolean;
  /** What traces the queue's jobs; nothing does when not given. */
  telemetry?: Traces['telemetry'];
}

export interface Storage extends Omit<OpenedRecord, 'url'> {
  backend: QueueBackend;
}

/** Opens the record and the queue's backend, both at once, and brings both forward. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const server = await findRecordServer(options);
  const databaseUrl = options.queueDatabaseUrl ?? server.url;
  const { logger } = options;
  const backend = chooseBackend({ ...options, databaseUrl, onRefused: tellRefused(logger) });
  const [opened, brought] = await Promise.allSettled([
    openRecordIn(server, { patienceMs: START_MS, logger }),
    backend.migrate(),
  ]);
  if (opened.status === 'rejected') {
    await backend.close();
    throw opened.reason;
  }
  const { url, ...record } = opened.value;
  const close = async () => {
    await endsWithin(CLOSE_MS, backend.close());
    await record.close();
  };
  if (brought.status === 'rejected') {
    await close();
    throw explainRefusal(brought.reason, queueServer(options, url));
  }
  return { ...record, backend, close };
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
