import type { QueueBackend } from './backend.ts';
import { endsWithin } from './ends-within.ts';

const QUEUE = 'schedule';
/** Weeks begin at a quarter of an hour somewhere, so that this is often enough. */
const EVERY_MS = 5 * 60_000;
/** So long a wake under way may take at a stop; with its Redis gone it never ends. */
const WAKE_MS = 5_000;
/** And then the queue, alike. */
const CLOSE_MS = 1_000;

/**
 * Wakes one of all processes every five minutes. That is all that BullMQ's job scheduler is for: what
 * is due is read from the record, so that a wake too many, too late or lost changes nothing. Every
 * process looks as often whether the scheduler is still there, and brings back one that a flush took.
 */
export async function openSchedule(
  backend: QueueBackend,
  wake: () => Promise<void>,
  options: { onError(error: Error): void; everyMs?: number; patienceMs?: number },
): Promise<{ close(): Promise<void> }> {
  const { everyMs = EVERY_MS, patienceMs = WAKE_MS } = options;
  let closing = false;
  const onError = (error: Error) => closing || options.onError(error);
  const queue = backend.openQueue(QUEUE);
  queue.on('error', onError);
  await queue.waitUntilReady();
  const begin = () =>
    queue.upsertJobScheduler(
      'wake',
      { every: everyMs },
      { name: 'wake', opts: { removeOnComplete: true, removeOnFail: true } },
    );
  await begin();
  const worker = backend.openWorker(QUEUE, wake, { concurrency: 1 });
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  await worker.waitUntilReady();
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      // Begun anew while it is there, it would put off a wake that is due.
      if (!(await queue.getJobScheduler('wake'))) await begin();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(look, everyMs);
  return {
    close: async () => {
      closing = true;
      clearInterval(timer);
      await endsWithin(patienceMs, worker.close());
      await endsWithin(CLOSE_MS, queue.close());
    },
  };
}
