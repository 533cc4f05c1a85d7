import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../src/log.ts';
import { startRedis } from '../test/support/redis.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';

/** What the benchmarks run on: a fresh PostgreSQL and Redis of this run's own. */
export interface Stand extends AsyncDisposable {
  databaseUrl: string;
  redisUrl: string;
}

export async function openStand(): Promise<Stand> {
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder.path, 'data'),
    log: createLogger('warn'),
  });
  const redis = await startRedis();
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    [Symbol.asyncDispose]: async () => {
      await redis[Symbol.asyncDispose]();
      await postgres.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A program of ours in a process of its own, which says one line of JSON when it is ready. */
export async function startProcess<Ready>(
  script: URL,
  options: unknown,
): Promise<{ ready: Ready; child: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [fileURLToPath(script), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code}`)));
  });
  return {
    ready: JSON.parse(first) as Ready,
    child,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

export interface ModelUrls {
  anthropicUrl: string;
  googleUrl: string;
}

interface LoadUrls extends ModelUrls {
  /** Where a GET tells how many calls were answered. */
  billedUrl: string;
}

/** Local models that answer after `latencyMs`, in a process of their own. */
export function startModels(latencyMs: number) {
  const script = new URL('../demo/models/load-server-process.ts', import.meta.url);
  return startProcess<LoadUrls>(script, { latencyMs });
}
