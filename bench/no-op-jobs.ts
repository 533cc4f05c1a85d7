import { randomUUID } from 'node:crypto';
import { createPostgresBackend, type PgPool, Queue, Worker } from 'bullmq';
import pg from 'pg';
import { chooseBackend } from '../src/queue/backend.ts';

const CHUNK = 500;

/**
 * BullMQ's own speed on its PostgreSQL backend as it comes, each commit waiting for the disk: jobs a
 * second that do nothing, added and processed.
 */
export async function noOpJobsPerSecond(databaseUrl: string, jobs: number, concurrency: number) {
  const backend = chooseBackend({ redisUrl: null, databaseUrl, simulated: true });
  await backend.migrate();
  await backend.close();
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 12,
    options: '-c search_path=bullmq',
  });
  const connection = pool as PgPool;
  const name = `no-op-${randomUUID()}`;
  const queue = new Queue(name, { connection }, createPostgresBackend);
  await queue.waitUntilReady();
  let done = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const processor = async () => {
    done += 1;
    if (done === jobs) resolve();
  };
  const worker = new Worker(name, processor, { concurrency, connection }, createPostgresBackend);
  worker.on('error', () => {});
  await worker.waitUntilReady();
  const begun = performance.now();
  for (let start = 0; start < jobs; start += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, jobs - start) }, (_, index) => ({
      name: 'no-op',
      data: { index: start + index },
      opts: { removeOnComplete: true },
    }));
    await queue.addBulk(chunk);
  }
  await promise;
  const seconds = (performance.now() - begun) / 1000;
  await worker.close();
  await queue.close();
  await pool.end();
  return jobs / seconds;
}
