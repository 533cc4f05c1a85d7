import type { Logger } from '../log.ts';

/** What is lost within so long is logged in one line. */
const TOGETHER_MS = 10_000;

/**
 * Counts the jobs whose lock in the queue could not be kept, and tells their number: a process that
 * is too busy loses many at once. Nothing is lost with them: a trial is the record's, claimed once.
 */
export function tellLostLocks(
  logger: Pick<Logger, 'warn'>,
  togetherMs = TOGETHER_MS,
): (queue: string) => void {
  const lost = new Map<string, number>();
  return (queue) => {
    const before = lost.get(queue) ?? 0;
    lost.set(queue, before + 1);
    if (before > 0) return;
    setTimeout(() => {
      const message = 'Jobs lost their lock: this process or the queue is too busy to renew it';
      logger.warn(message, { queue, jobs: lost.get(queue) });
      lost.delete(queue);
    }, togetherMs).unref();
  };
}
