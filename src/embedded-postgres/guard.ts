import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { giveTo, type Owner } from './owner.ts';
import type { ServerPlace } from './place.ts';
import { spawnProgram } from './run-executable.ts';

const STOP_UNUSED = fileURLToPath(new URL('./stop-unused.ts', import.meta.url));

/** A killed process may be started again at once. */
const GRACE_SECONDS = 10;

/** Ends as soon as no user is left and the server has ended, too; else has the server stopped. */
const WAIT_FOR_USERS =
  'cat >/dev/null; [ -f "$1" ] && sleep "$2" && [ -f "$1" ] && shift 2 && exec "$@"';

const execute = promisify(execFile);

/** Counts this process among those who use a server, until it lets go or dies, however that happens. */
export interface Presence {
  release(): void;
}

/**
 * Every user holds a pipe's writing end, and a shell of a megabyte waits at its reading end for the
 * last of them to go: the kernel closes the ends of the killed, too. It then starts `stop-unused.ts`.
 * With `isFirst` a new shell is started. Call it under the gate.
 */
export async function enterPresence(
  { home, owner }: ServerPlace,
  data: string,
  isFirst: boolean,
): Promise<Presence> {
  const pipe = path.join(home, 'postgres.users.pipe');
  // On a file system without pipes a killed process's server goes on until "llm-pick stop".
  if (!existsSync(pipe) && !(await makePipe(pipe, owner))) return { release: () => {} };
  // Also for reading, as opening waits for a reader otherwise.
  const writing = openSync(pipe, 'r+');
  if (isFirst) startGuard(home, data, pipe);
  return { release: () => closeSync(writing) };
}

async function makePipe(pipe: string, owner: Owner): Promise<boolean> {
  try {
    await execute('mkfifo', ['-m', '600', pipe]);
    await giveTo(owner, pipe);
    return true;
  } catch {
    return false;
  }
}

function startGuard(home: string, data: string, pipe: string): void {
  const reading = openSync(pipe, 'r');
  const stopIt = [process.execPath, STOP_UNUSED, home];
  const pidFile = path.join(data, 'postmaster.pid');
  const guard = spawnProgram('/bin/sh', {
    args: ['-c', WAIT_FOR_USERS, 'llm-pick-guard', pidFile, String(GRACE_SECONDS), ...stopIt],
    cwd: '/',
    owner: null,
    stdio: [reading, 'ignore', 'ignore'],
  });
  closeSync(reading);
  // The same where there is no shell.
  guard.once('error', () => {});
  guard.unref();
}
