import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainOutput } from './explain.ts';
import { freePort } from './free-port.ts';
import { giveTo } from './owner.ts';
import type { ServerPlace } from './place.ts';
import { cannotStart, spawnProgram } from './run-executable.ts';
import { findRunningServer, type RunningServer } from './running-server.ts';

const PORT_TAKEN = /could not bind|Address already in use/;
/** The processes of a killed server need a moment to notice. */
const STILL_DYING = /pre-existing shared memory block/;

/** Recovery after a crash replays the log, which can take this long on a slow disk. */
const START_MS = 120_000;

/**
 * Starts a server on `data` that outlives this process, on `port` or a free one, and resolves when it
 * takes connections. Throws AppError('configuration') with PostgreSQL's reason when it doesn't.
 */
export async function launchServer(
  place: ServerPlace,
  data: string,
  port: number | null = null,
): Promise<RunningServer> {
  await rm(path.join(data, 'postmaster.pid'), { force: true });
  for (let attempt = 1; ; attempt++) {
    const launched = await launchOnce(place, data, port ?? (await freePort()));
    if ('pid' in launched) return launched;
    const again =
      (port === null && PORT_TAKEN.test(launched.output)) || STILL_DYING.test(launched.output);
    if (!again || attempt === 40) throw explainOutput(launched.output, data);
    await sleep(250);
  }
}

/** Waits until the server on `data` takes connections; null when it ends, or takes too long. */
export async function waitUntilReady(
  data: string,
  patienceMs = START_MS,
): Promise<RunningServer | null> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const server = await findRunningServer(data);
    if (!server || server.ready) return server;
    await sleep(10);
  }
  return null;
}

async function launchOnce(
  place: ServerPlace,
  data: string,
  port: number,
): Promise<RunningServer | { output: string }> {
  const logFile = path.join(place.home, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawnProgram(place.binaries.postgres, {
    args: serverArguments(data, port),
    cwd: place.home,
    owner: place.owner,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await giveTo(place.owner, logFile);
  child.unref();
  let over: Error | true | null = null;
  child.once('error', (error) => {
    over = cannotStart(place.binaries.postgres, error);
  });
  child.once('exit', () => {
    over = true;
  });
  const until = performance.now() + START_MS;
  while (!over && performance.now() < until) {
    const server = await findRunningServer(data);
    if (server?.ready) return server;
    await sleep(5);
  }
  if (over && over !== true) throw over;
  return { output: await readFile(logFile, 'utf8') };
}

/** Durable (fsync and synchronous_commit stay on), for a small machine, reachable on loopback alone. */
function serverArguments(data: string, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_line_prefix: '%m ',
  };
  return [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
