import { setTimeout as sleep } from 'node:timers/promises';

/** Has what is done for one key begin at least `everyMs` apart, in the order it was asked for. */
export function createPacer(everyMs: number): (key: string) => Promise<void> {
  const free = new Map<string, number>();
  return async (key) => {
    const now = performance.now();
    for (const [other, at] of free) if (at <= now) free.delete(other);
    const begins = free.get(key) ?? now;
    free.set(key, begins + everyMs);
    if (begins > now) await sleep(begins - now);
  };
}
