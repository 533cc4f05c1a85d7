import type { JobWorker } from './backend.ts';

/** How long a worker rests after an error, and at most, doubled each time until it gets a job, or works for so long without one. */
const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * Pauses a worker for a moment whenever its queue refuses it: BullMQ asks again at once where the
 * queue answers with an error (no writes allowed, a full disk), tens of thousands of times a minute.
 * Jobs under way go on.
 */
export function createBrake(
  worker: Pick<JobWorker, 'pause' | 'resume' | 'on'>,
  firstMs = FIRST_MS,
): { press(): void; release(): void } {
  let restMs = firstMs;
  let resting: NodeJS.Timeout | null = null;
  let wentOnAt = performance.now();
  worker.on('active', () => {
    restMs = firstMs;
  });
  const goOn = () => {
    resting = null;
    wentOnAt = performance.now();
    void worker.resume();
  };
  return {
    press: () => {
      if (resting) return;
      if (performance.now() - wentOnAt > LONGEST_MS) restMs = firstMs;
      void worker.pause(true);
      resting = setTimeout(goOn, restMs);
      resting.unref();
      restMs = Math.min(restMs * 2, LONGEST_MS);
    },
    release: () => {
      if (resting) clearTimeout(resting);
    },
  };
}
