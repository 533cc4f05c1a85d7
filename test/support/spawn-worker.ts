import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadServer } from '../../demo/models/load-server.ts';
import { QUICK } from './quick-timings.ts';
import type { TestPlace } from './runtime.ts';

const SCRIPT = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

/** The lease of a worker that is to be killed. */
export const FOUND_DEAD_MS = 3_000;

/** Starts a worker process at a place; answers once it takes jobs. After `leaseMs` without a sign of life it is taken for dead. */
export async function spawnWorker(
  { databaseUrl, redisUrl }: Omit<TestPlace, keyof AsyncDisposable>,
  { anthropicUrl, googleUrl }: LoadServer,
  leaseMs = QUICK.lease,
) {
  const options = JSON.stringify({ databaseUrl, redisUrl, anthropicUrl, googleUrl, leaseMs });
  const child = spawn(process.execPath, [SCRIPT, options], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    exited.then(([code]) => {
      throw new Error(`The worker process ended with status ${code}`);
    }),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    /** Dies at whatever line it is. */
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  };
}
