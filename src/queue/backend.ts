import {
  createPostgresBackend,
  type Job,
  type JobType,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import pg from 'pg';

/** What llm-pick uses of a BullMQ queue, on either backend. */
export interface JobQueue extends Pick<Queue, 'add' | 'addBulk' | 'rateLimit' | 'close'> {
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface JobWorker {
  close(force?: boolean): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
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
  /** Brings the backend's own tables forward, where it has any. */
  migrate(): Promise<void>;
}

/** Redis when there is one, the database otherwise. */
export function chooseBackend(urls: {
  redisUrl: string | null;
  databaseUrl: string;
}): QueueBackend {
  return urls.redisUrl ? redisBackend(urls.redisUrl) : postgresBackend(urls.databaseUrl);
}

/** `prefix` keeps llm-pick's keys apart from whatever else lives in that Redis. */
function redisBackend(url: string): QueueBackend {
  const connection = { url, maxRetriesPerRequest: null };
  const prefix = 'llm-pick';
  return {
    name: 'redis',
    openQueue: (name) => new Queue(name, { connection, prefix }),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection, prefix }),
    migrate: async () => {},
  };
}

function postgresBackend(connectionString: string): QueueBackend {
  return {
    name: 'postgres',
    openQueue: (name) =>
      new Queue(name, { connection: { connectionString, max: 2 } }, createPostgresBackend),
    openWorker: (name, processor, options) =>
      new Worker(
        name,
        processor,
        { ...options, connection: { connectionString, max: WORKER_CONNECTIONS } },
        createPostgresBackend,
      ),
    migrate: async () => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        await runMigrations(client);
      } finally {
        await client.end();
      }
    },
  };
}

const WORKER_CONNECTIONS = 6;
