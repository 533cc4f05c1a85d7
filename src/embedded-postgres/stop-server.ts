import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningServer } from './running-server.ts';

/**
 * Stops the server on `data` as PostgreSQL's "fast" shutdown does (open transactions are rolled back)
 * and returns whether it is gone; false when it still runs after `patienceMs`.
 */
export async function stopServer(data: string, patienceMs = 30_000): Promise<boolean> {
  const server = await findRunningServer(data);
  if (!server) return true;
  process.kill(server.pid, 'SIGINT');
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const running = await findRunningServer(data);
    if (running?.pid !== server.pid) return true;
    await sleep(10);
  }
  return false;
}
