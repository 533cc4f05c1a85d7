import {
  createPostgresBackend,
  type Job,
  type JobType,
  type PgPool,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What llm-pick uses of a BullMQ queue, on either backend. */
export interface JobQueue
  extends Pick<
    Queue,
    'add' | 'addBulk' | 'rateLimit' | 'getRateLimitTtl' | 'upsertJobScheduler' | 'close'
  > {
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface JobWorker {
  /** Its queue's. */
  name: string;
  close(force?: boolean): Promise<void>;
  /** Takes no more jobs, at once where it need not wait for those under way. */
  pause(doNotWaitActive?: boolean): Promise<void>;
  resume(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'active', listener: () => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
}

/** BullMQ on Redis or on PostgreSQL: the same queues and workers. */
export interface QueueBackend {
  name: 'redis' | 'postgres';
  openQueue(name: string): JobQueue;
  openWorker(
    name: string,
    processor: Processor,
    options: Omit<WorkerOptions, 'connection'>,
  ): JobWorker;
  /** Throws where it can't be reached; brings the backend's own tables forward, where it has any. */
  migrate(): Promise<void>;
  /** Gives its connections back; its queues and workers are closed before. */
  close(): Promise<void>;
}

/**
 * Redis when there is one, the database otherwise. Processes whose models are simulated have queues
 * of their own: they never take a job of a real evaluation, nor others one of theirs.
 */
export function chooseBackend({
  redisUrl,
  databaseUrl,
  simulated,
}: {
  redisUrl: string | null;
  databaseUrl: string;
  simulated: boolean;
}): QueueBackend {
  const backend = redisUrl ? redisBackend(redisUrl) : postgresBackend(databaseUrl);
  if (!simulated) return backend;
  return {
    ...backend,
    openQueue: (name) => backend.openQueue(`simulated-${name}`),
    openWorker: (name, ...rest) => backend.openWorker(`simulated-${name}`, ...rest),
  };
}

/** `prefix` keeps llm-pick's keys apart from whatever else lives in that Redis. */
function redisBackend(url: string): QueueBackend {
  const connection = { url, maxRetriesPerRequest: null, reconnectOnError: isReadOnly };
  const prefix = 'llm-pick';
  return {
    name: 'redis',
    openQueue: (name) => new Queue(name, { connection, prefix }),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection, prefix }),
    migrate: () => reachRedis(url),
    close: async () => {},
  };
}

/** After a failover the address leads to the new primary, but a connection that stands still to the old one. */
function isReadOnly({ message }: Error): boolean {
  return message.startsWith('READONLY');
}

/** Throws why no Redis answers there: BullMQ would try for ever. */
async function reachRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  let lost: Error | null = null;
  redis.on('error', (error) => {
    lost = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw lost ?? error;
  } finally {
    redis.disconnect();
  }
}

/** All queues and workers of a process share one pool: a server takes a hundred connections, and each is dear to it. */
function postgresBackend(connectionString: string): QueueBackend {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    options: '-c search_path=bullmq',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'llm-pick',
  });
  // Each queue and worker listens for a lost connection.
  pool.setMaxListeners(0);
  // The two packages describe the same `on` in different ways.
  const connection = pool as PgPool;
  return {
    name: 'postgres',
    openQueue: (name) => new Queue(name, { connection }, createPostgresBackend),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection }, createPostgresBackend),
    migrate: async () => {
      const client = await connection.connect();
      try {
        await runMigrations(client);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

/** One for each worker, that hears of new jobs on it, and the rest for all that they ask. */
const CONNECTIONS = 12;
