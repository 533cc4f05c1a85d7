import { type StdioOptions, spawn } from 'node:child_process';
import { AppError } from '../core/errors.ts';
import type { Owner } from './owner.ts';

/** Starts one of PostgreSQL's programs as `owner`, away from this terminal's Ctrl-C and environment. */
export function spawnProgram(
  program: string,
  options: { args: readonly string[]; cwd: string; owner: Owner; stdio: StdioOptions },
) {
  return spawn(program, options.args, {
    cwd: options.cwd,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', HOME: options.cwd },
    stdio: options.stdio,
    detached: true,
    ...options.owner,
  });
}

/** Runs a program to its end. Throws AppError('configuration') when it can't be started at all. */
export async function runExecutable(
  program: string,
  options: { args: readonly string[]; cwd: string; owner: Owner },
): Promise<{ ok: boolean; output: string }> {
  const child = spawnProgram(program, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', (cause) => reject(cannotStart(program, cause)));
  child.once('close', resolve);
  const status = await promise;
  return { ok: status === 0, output: Buffer.concat(chunks).toString() };
}

/** AppError('configuration') for a program that the system doesn't start. */
export function cannotStart(program: string, cause: Error): AppError {
  return new AppError(
    'configuration',
    `${program} can't be started (${cause.message}). Run npm ci again, or set DATABASE_URL to a PostgreSQL server of your own.`,
    { cause },
  );
}
