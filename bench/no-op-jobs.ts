import { randomUUID } from 'node:crypto';
import { createPostgresBackend, type PgPool, Queue, Worker } from 'bullmq';
import pg from 'pg';
import { chooseBackend } from '../src/queue/backend.ts';

const CHUNK = 500;

/** What one job that does nothing takes: milliseconds, and of this process's CPU milliseconds. */
export interface NoOpJob {
  ms: number;
  cpuMs: number;
}

/**
 * BullMQ's own speed as it comes, jobs that do nothing added and processed: on Redis, or where that is
 * null on its PostgreSQL backend, each commit waiting for the disk.
 */
export async function timeNoOpJobs(
  place: { databaseUrl: string; redisUrl: string | null },
  jobs: number,
  concurrency: number,
): Promise<NoOpJob> {
  const name = `no-op-${randomUUID()}`;
  const { openQueue, openWorker, close } = await openBare(place);
  const queue = openQueue(name);
  await queue.waitUntilReady();
  let done = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const processor = async () => {
    done += 1;
    if (done === jobs) resolve();
  };
  const worker = openWorker(name, processor, concurrency);
  worker.on('error', () => {});
  await worker.waitUntilReady();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  for (let start = 0; start < jobs; start += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, jobs - start) }, (_, index) => ({
      name: 'no-op',
      data: { index: start + index },
      opts: { removeOnComplete: true },
    }));
    await queue.addBulk(chunk);
  }
  await promise;
  const ms = (performance.now() - begun) / jobs;
  const { user, system } = process.cpuUsage(cpu);
  await worker.close();
  await queue.close();
  await close();
  return { ms, cpuMs: (user + system) / 1_000 / jobs };
}

/** BullMQ without anything of ours. */
async function openBare({
  databaseUrl,
  redisUrl,
}: {
  databaseUrl: string;
  redisUrl: string | null;
}) {
  if (redisUrl !== null) {
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    return {
      openQueue: (name: string) => new Queue(name, { connection }),
      openWorker: (name: string, processor: () => Promise<void>, concurrency: number) =>
        new Worker(name, processor, { connection, concurrency }),
      close: async () => {},
    };
  }
  const backend = chooseBackend({ redisUrl, databaseUrl, simulated: true });
  await backend.migrate();
  await backend.close();
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 12,
    options: '-c search_path=bullmq',
  });
  const connection = pool as PgPool;
  return {
    openQueue: (name: string) => new Queue(name, { connection }, createPostgresBackend),
    openWorker: (name: string, processor: () => Promise<void>, concurrency: number) =>
      new Worker(name, processor, { connection, concurrency }, createPostgresBackend),
    close: () => pool.end(),
  };
}
