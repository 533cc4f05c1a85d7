import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** A server that has `data` open, as its postmaster.pid tells. */
export interface RunningServer {
  pid: number;
  port: number;
  ready: boolean;
}

const execute = promisify(execFile);

/**
 * The server that runs on `data`, or null; a stale file, or one whose pid is another program's by now,
 * counts as none.
 */
export async function findRunningServer(data: string): Promise<RunningServer | null> {
  const lines = await pidFile(data);
  const pid = Number(lines[0]);
  if (!(pid > 0) || !(await commandOf(pid)).includes(data)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/** Where the server on `data` listened that was killed last; null where it ended in order. */
export async function lastPort(data: string): Promise<number | null> {
  const port = Number((await pidFile(data))[3]);
  return port > 0 ? port : null;
}

async function pidFile(data: string): Promise<string[]> {
  const file = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return file.split('\n').map((line) => line.trim());
}

/** Its command and arguments; empty when no such process lives (a zombie has none either). */
async function commandOf(pid: number): Promise<string[]> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.split('\0');
  }
  const listed = await execute('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => null);
  return listed?.stdout.trim().split(' ') ?? [];
}
