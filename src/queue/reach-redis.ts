import { Redis } from 'ioredis';
import { endsWithin } from './ends-within.ts';

/** What answers nothing for so long is no Redis. */
const ANSWER_MS = 10_000;

/** Throws why no Redis of its own answers at an address, at the latest after `patienceMs`: BullMQ would try for ever. */
export async function reachRedis(url: string, patienceMs = ANSWER_MS): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  let lost: Error | null = null;
  redis.on('error', (error) => {
    lost = error;
  });
  const asking = askForItsKind(redis);
  try {
    if (!(await endsWithin(patienceMs, asking))) throw new Error('timeout expired');
    // A database that it doesn't have is told on the way, and by no answer.
    if (lost) throw lost;
  } catch (error) {
    throw lost ?? error;
  } finally {
    // What is still asked has no answer then.
    asking.catch(() => {});
    redis.disconnect();
  }
}

async function askForItsKind(redis: Redis): Promise<void> {
  await redis.connect();
  if (/cluster_enabled:1/.test(await redis.info('cluster'))) throw new Error('cluster');
}
