import { setTimeout as sleep } from 'node:timers/promises';

/** True once `work` has ended, false where that takes longer than `ms`. Throws what `work` throws. */
export async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = sleep(ms, false, { signal: patience.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    patience.abort();
  }
}
