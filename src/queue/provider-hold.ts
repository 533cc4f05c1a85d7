import { setTimeout as sleep } from 'node:timers/promises';
import type { JobQueue } from './backend.ts';

/** How long all workers leave one provider alone. */
export interface ProviderHold {
  /** For at least so long from now; a shorter wait never ends a longer one. */
  extend(ms: number): Promise<void>;
  /** Calls may be made again, whatever is left of it. */
  end(): Promise<void>;
  /** What is left of it, in ms; 0 when calls may be made. */
  left(): Promise<number>;
}

/** After so long the queue is asked again, beside the calls that go on. */
const FRESH_MS = 200;

/** What was heard longer ago says nothing: calls wait for the answer. */
const STALE_MS = 2_000;

/** A queue that is away doesn't stop calls that are ready to be made. */
const HEAR_MS = 250;

/**
 * The hold that stands beside a provider's queue, for the workers of all processes. BullMQ itself
 * heeds it in the worker that threw alone, or in workers with a `limiter`, which takes a lock for
 * each job on PostgreSQL: so calls ask for it. Kept by a clock that nobody sets.
 */
export function providerHold(
  queue: Pick<JobQueue, 'rateLimit' | 'getRateLimitTtl' | 'removeRateLimitKey'>,
): ProviderHold {
  let until = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const hear = async () => {
    const ms = await queue.getRateLimitTtl();
    if (ms > 0) until = Math.max(until, performance.now() + ms);
  };
  const ask = async () => {
    await Promise.race([hear().catch(() => {}), sleep(HEAR_MS, undefined, { ref: false })]);
    heardAt = performance.now();
    asking = null;
  };
  return {
    extend: async (ms) => {
      until = Math.max(until, performance.now() + ms);
      await hear();
      const left = Math.ceil(until - performance.now());
      if (left > 0) await queue.rateLimit(left);
    },
    end: async () => {
      await queue.removeRateLimitKey();
      until = 0;
    },
    left: async () => {
      const age = performance.now() - heardAt;
      if (age >= FRESH_MS) asking ??= ask();
      if (age >= STALE_MS) await asking;
      return Math.max(0, until - performance.now());
    },
  };
}
