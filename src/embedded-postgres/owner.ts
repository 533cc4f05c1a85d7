import { execFile } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../core/errors.ts';

/** The user PostgreSQL runs as; null: the user of this process. */
export type Owner = { uid: number; gid: number } | null;

const execute = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. So where this process is root, its owner is whoever owns the
 * data or its folder, else the user `postgres`, else `nobody`.
 * Throws AppError('configuration') where no such user exists.
 */
export async function chooseOwner(dataDir: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return null;
  const users = await readUsers();
  for (const folder of [path.join(dataDir, 'postgres'), dataDir, path.dirname(dataDir)]) {
    const owner = await stat(folder).catch(() => null);
    const user = users.find(({ uid }) => uid !== 0 && uid === owner?.uid);
    if (user) return { uid: user.uid, gid: user.gid };
  }
  const user =
    users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody');
  if (user) return { uid: user.uid, gid: user.gid };
  throw new AppError(
    'configuration',
    'PostgreSQL refuses to run as root, and this machine has no user "postgres" or "nobody". Run llm-pick as an ordinary user, or set DATABASE_URL.',
  );
}

/** True when `owner` may enter `folder`, parents and all. */
export async function mayEnter(folder: string, owner: Owner): Promise<boolean> {
  try {
    await execute('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...owner });
    return true;
  } catch {
    return false;
  }
}

/** Hands a file or folder made by root to the owner. */
export async function giveTo(owner: Owner, file: string): Promise<void> {
  if (owner) await chown(file, owner.uid, owner.gid);
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

async function readUsers(): Promise<User[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid >= 0);
}
