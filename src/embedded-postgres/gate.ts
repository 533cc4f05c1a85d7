import path from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../log.ts';
import type { ServerPlace } from './place.ts';
import { type ProcessLock, waitForLock } from './process-lock.ts';

/** So long a process waits for another that starts or stops the server. */
export const GATE_WAIT_MS = 180_000;

/**
 * Runs `work` while no other process starts or stops the server in this place. Throws
 * AppError('configuration') where another does so for minutes.
 */
export async function underGate<T>(
  place: ServerPlace,
  log: Logger,
  work: () => Promise<T>,
): Promise<T> {
  const file = path.join(place.home, 'postgres.gate.lock');
  const gate = await waitForLock(
    { file, mode: 'exclusive', owner: place.owner },
    {
      patienceMs: GATE_WAIT_MS,
      onWait: () =>
        log.info(`waiting for another llm-pick to start or stop PostgreSQL in ${place.home}`),
    },
  );
  if (!gate) throw new AppError('configuration', busyIn(place.home));
  try {
    return await work();
  } finally {
    gate.release();
  }
}

/** Whoever uses the server holds a shared lock on this file; who gets it alone is the last. */
export function lockUse(
  place: ServerPlace,
  mode: 'shared' | 'exclusive',
  patienceMs: number,
): Promise<ProcessLock | null> {
  const file = path.join(place.home, 'postgres.users.lock');
  return waitForLock({ file, mode, owner: place.owner }, { patienceMs });
}

function busyIn(home: string): string {
  return `Another llm-pick has been starting or stopping PostgreSQL in ${home} for minutes: end it, then try again.`;
}
