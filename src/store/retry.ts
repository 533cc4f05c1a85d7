import { setTimeout as sleep } from 'node:timers/promises';
import { isUnreachable } from '../core/is-unreachable.ts';

/**
 * Runs `action` again, for up to `patienceMs`, while the database can't be reached: what was paid
 * for is not thrown away because PostgreSQL restarts. Other errors pass through at once.
 */
export function retryWhileUnreachable<T>(
  action: () => Promise<T>,
  patienceMs = 120_000,
): Promise<T> {
  return retryWhile(isUnreachable, action, patienceMs);
}

/** The same while an error is one that passes. */
export async function retryWhile<T>(
  passes: (error: unknown) => boolean,
  action: () => Promise<T>,
  patienceMs: number,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
    try {
      return await action();
    } catch (error) {
      if (!passes(error) || performance.now() + pause > deadline) throw error;
      await sleep(pause);
    }
  }
}
