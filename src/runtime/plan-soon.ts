import type { Enqueue } from '../flows/ports/queue.ts';
import type { Logger } from '../log.ts';
import { endsWithin } from '../queue/ends-within.ts';

/** So long a person waits for the queue. */
const QUEUE_WAIT_MS = 2_000;

/**
 * Has a plan enqueued that the record says is due: the sweep asks it where the queue can't be reached. So it
 * returns within two seconds and never throws; a queue that is late or refuses is logged.
 */
export function planSoon(plan: Enqueue['plan'], logger: Pick<Logger, 'warn'>): Enqueue['plan'] {
  return async (evaluation) => {
    const leave = (error: unknown) =>
      logger.warn('The queue did not take a plan: the next sweep asks for it', {
        evaluation,
        error,
      });
    const enqueued = plan(evaluation).catch(leave);
    if (!(await endsWithin(QUEUE_WAIT_MS, enqueued))) leave(`no answer in ${QUEUE_WAIT_MS} ms`);
  };
}
