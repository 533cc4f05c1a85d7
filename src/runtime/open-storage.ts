import { chooseBackend, type QueueBackend } from '../queue/backend.ts';
import { type AskedServer, explainRefusal } from './explain-refusal.ts';
import { type OpenedRecord, openRecord, type RecordOptions, recordServer } from './open-record.ts';
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

/** Opens the record and the queue's backend, and brings both forward. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { url, ...record } = await openRecord(options);
  const backend = chooseBackend({ ...options, databaseUrl: options.queueDatabaseUrl ?? url });
  const close = async () => {
    await backend.close();
    await record.close();
  };
  try {
    await backend.migrate();
  } catch (error) {
    await close();
    throw explainRefusal(error, queueServer(options, url));
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
