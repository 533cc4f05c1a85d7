import { setTimeout as sleep } from 'node:timers/promises';
import type { EvaluationCommand } from '../../flows/ctx.ts';
import type { Evaluations } from '../deps.ts';

/** So long a database is waited for that is to note what was interrupted. */
const PAUSE_MS = 5_000;

/**
 * Has an interrupted evaluation wait for whoever resumes it. A database that is gone or hangs can't be
 * written to: the line that goes on matters more, so that this never throws nor takes long.
 */
export async function keepInterrupted(
  evaluations: Pick<Evaluations, 'pause'>,
  command: EvaluationCommand,
): Promise<void> {
  const paused = evaluations.pause(command).catch(() => {});
  const noted = new AbortController();
  const late = sleep(PAUSE_MS, undefined, { signal: noted.signal }).catch(() => {});
  await Promise.race([paused, late]);
  noted.abort();
}
