import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../core/errors.ts';
import { explainOutput } from './explain.ts';
import { giveTo } from './owner.ts';
import { EMBEDDED_USER, makePasswordFile, readPassword } from './password.ts';
import type { ServerPlace } from './place.ts';
import { runExecutable } from './run-executable.ts';

const HALF_DONE = 'postgres-init-';

/**
 * Makes `<home>/postgres` if it isn't there, whole or not at all, and returns its folder. Throws
 * AppError('configuration') when what is there can't be used. Call it under the gate.
 */
export async function initialise(place: ServerPlace): Promise<string> {
  await removeHalfDone(place.home);
  const data = path.join(place.home, 'postgres');
  if (await isEmpty(data)) await makeData(place, data);
  await checkVersion(data, place.binaries.version);
  await readPassword(data);
  return data;
}

async function makeData(place: ServerPlace, data: string): Promise<void> {
  const half = await mkdtemp(path.join(place.home, HALF_DONE));
  await chmod(half, 0o700);
  await giveTo(place.owner, half);
  const fresh = path.join(half, 'data');
  const passwordFile = await makePasswordFile(half, place.owner);
  await mkdir(fresh, { mode: 0o700 });
  await giveTo(place.owner, fresh);
  const { ok, output } = await runExecutable(place.binaries.initdb, {
    args: initdbArguments(fresh, passwordFile),
    cwd: half,
    owner: place.owner,
  });
  if (!ok) {
    await rm(half, { recursive: true, force: true });
    throw explainOutput(output, place.home);
  }
  await rename(passwordFile, path.join(fresh, path.basename(passwordFile)));
  await rename(fresh, data);
  await rm(half, { recursive: true });
}

function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--pwfile=${passwordFile}`,
    `--username=${EMBEDDED_USER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

/** What an initdb left that was killed half-way. */
async function removeHalfDone(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(HALF_DONE)) await rm(path.join(home, name), { recursive: true });
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}

async function checkVersion(data: string, version: string): Promise<void> {
  const ours = version.split('.')[0];
  const found = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found?.trim() === ours) return;
  const what = found
    ? `was made by PostgreSQL ${found.trim()}, and this llm-pick brings PostgreSQL ${ours}`
    : 'is not a PostgreSQL data folder';
  throw new AppError(
    'configuration',
    `${data} ${what}. Move it away to start empty, or set DATABASE_URL to a server that runs on it.`,
  );
}
