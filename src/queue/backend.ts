import {
  createPostgresBackend,
  type Job,
  type JobType,
  type PgPool,
  type Processor,
  Queue,
  runMigrations,
  type Telemetry,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import pg from 'pg';
import { AppError } from '../core/errors.ts';
import { waitForRoom } from '../wait-for-room.ts';
import { watchHost } from '../watch-host.ts';
import { endsWithin } from './ends-within.ts';
import { listeningWorker } from './listening-worker.ts';
import { reachRedis } from './reach-redis.ts';

/** What llm-pick uses of a BullMQ queue, on either backend. */
export interface JobQueue
  extends Pick<
    Queue,
    | 'add'
    | 'addBulk'
    | 'getRanges'
    | 'rateLimit'
    | 'getRateLimitTtl'
    | 'removeRateLimitKey'
    | 'promoteJobs'
    | 'getJobScheduler'
    | 'upsertJobScheduler'
    | 'close'
  > {
  readonly name: string;
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
  /**
   * Whether there is room, within `patienceMs`, for so many workers: on PostgreSQL each listens on a
   * connection of its own, and what they ask has one more.
   */
  makeRoom(workers: number, patienceMs: number): Promise<boolean>;
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
  telemetry = null,
  onRefused = () => {},
}: {
  redisUrl: string | null;
  databaseUrl: string;
  simulated: boolean;
  /** What traces jobs; nothing does when not given. */
  telemetry?: Telemetry | null;
  /** Hears of connections that PostgreSQL has no room for, which are asked for again. */
  onRefused?(error: Error): void;
}): QueueBackend {
  const traced = telemetry ? { telemetry } : {};
  const backend = redisUrl
    ? redisBackend(redisUrl, traced)
    : postgresBackend(databaseUrl, { traced, onRefused });
  if (!simulated) return backend;
  return {
    ...backend,
    openQueue: (name) => backend.openQueue(`simulated-${name}`),
    openWorker: (name, ...rest) => backend.openWorker(`simulated-${name}`, ...rest),
  };
}

interface Traced {
  telemetry?: Telemetry;
}

/** `prefix` keeps llm-pick's keys apart from whatever else lives in that Redis. */
function redisBackend(url: string, traced: Traced): QueueBackend {
  const connection = { url, maxRetriesPerRequest: null, reconnectOnError: isReadOnly };
  const base = { connection, prefix: 'llm-pick', ...traced };
  return {
    name: 'redis',
    openQueue: (name) => new Queue(name, base),
    openWorker: (name, processor, options) => new Worker(name, processor, { ...options, ...base }),
    migrate: () => reachRedis(url),
    makeRoom: async () => true,
    close: async () => {},
  };
}

/** After a failover the address leads to the new primary, but a connection that stands still to the old one. */
function isReadOnly({ message }: Error): boolean {
  return message.startsWith('READONLY');
}

/**
 * All queues and workers of a process share one pool: a server takes a hundred connections, and each
 * costs it memory. Its commits wait for no disk: a server that crashes may forget the queue's last
 * moment, which the sweep makes good from the record. Its tables' and the record's commits do wait.
 */
function postgresBackend(
  connectionString: string,
  { traced, onRefused }: { traced: Traced; onRefused(error: Error): void },
): QueueBackend {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'llm-pick',
  });
  waitForRoom(pool, { patienceMs: ROOM_MS, onRefused });
  watchHost(pool);
  // Each queue and worker listens for a lost connection; one that none of them uses ends no process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.setMaxListeners(0);
  // The two packages describe the same `on` in different ways.
  const connection = pool as PgPool;
  const base = { connection, ...traced };
  return {
    name: 'postgres',
    openQueue: (name) => new Queue(name, base, createPostgresBackend),
    openWorker: (name, processor, options) =>
      listeningWorker(name, processor, { ...options, ...base }),
    migrate: () => migrateQueue(connection),
    makeRoom: (workers, patienceMs) => opensWithin(patienceMs, pool, workers + 1),
    close: () => pool.end(),
  };
}

/** Opens so many connections of a pool at once, for whoever asks it next. */
async function opensWithin(ms: number, pool: pg.Pool, connections: number): Promise<boolean> {
  const opening = Array.from({ length: connections }, () => pool.connect());
  const giveBack = () => {
    for (const each of opening) {
      each.then(
        (client) => client.release(),
        () => {},
      );
    }
  };
  return endsWithin(ms, Promise.all(opening)).finally(giveBack);
}

/** Throws AppError('configuration') where a pooler stands between: its connections can't listen for jobs. */
async function migrateQueue(pool: PgPool): Promise<void> {
  const client = await pool.connect().catch((error) => {
    throw POOLED.test(String(error)) ? pooled(error) : error;
  });
  try {
    const { rows } = await client.query<{ search_path: string }>('show search_path');
    if (rows[0]?.search_path !== SCHEMA) throw pooled(null);
    // No sweep brings back tables that a crash forgot.
    await client.query('set synchronous_commit = on');
    await runMigrations(client);
    await client.query('reset synchronous_commit');
  } finally {
    client.release();
  }
}

/** PgBouncer's words; a pooler that drops the option without a word is seen by its lack. */
const POOLED = /unsupported startup parameter/;

function pooled(cause: unknown): AppError {
  const message =
    'DATABASE_URL leads through a connection pooler (PgBouncer, Supabase, Neon, RDS Proxy): llm-pick keeps its record behind one, but its queue has to listen for jobs on connections of its own. Set QUEUE_DATABASE_URL to the direct address of the database, or REDIS_URL to a Redis for the queue.';
  return new AppError('configuration', message, { cause });
}

/** The queue's tables have a schema of their own. */
const SCHEMA = 'bullmq';

/** Where a server has few connections, the record needs those that are not used. */
const IDLE_MS = 2_000;

/** A queue or worker that is refused its first connection never asks for another: so it waits for long. */
const ROOM_MS = 60_000;

/** One for each worker, that hears of new jobs on it, and the rest for all that they ask. */
const CONNECTIONS = 12;
