import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { AppError } from '../core/errors.ts';
import { giveTo, type Owner } from './owner.ts';

/** PostgreSQL's superuser in an embedded server. */
export const EMBEDDED_USER = 'llm_pick';

const FILE = 'llm-pick-password';

const WRONG_PASSWORD = '28P01';

/** Writes a new random password to a file in `folder` that only `owner` may read; returns the file. */
export async function makePasswordFile(folder: string, owner: Owner): Promise<string> {
  const file = path.join(folder, FILE);
  await writePassword(file, randomPassword(), owner);
  return file;
}

/** The password of the server on `data`. Throws AppError('configuration') where its file is missing. */
export async function readPassword(data: string): Promise<string> {
  const file = path.join(data, FILE);
  const password = await readIfThere(file);
  if (password) return password;
  throw new AppError(
    'configuration',
    `${file} is missing, so llm-pick can't log in to its own PostgreSQL. Move ${data} away to start empty, or set DATABASE_URL.`,
  );
}

/**
 * Gives the running server on `data` a new password and returns it. The new one is on disk before the
 * server takes it, so that a crash at any line leaves a file that opens it. Call it under the gate,
 * and only where nobody uses the server.
 */
export async function renewPassword(data: string, port: number, owner: Owner): Promise<string> {
  const file = path.join(data, FILE);
  const next = `${file}.next`;
  const client = await logIn(port, await readPassword(data)).catch(async (error) => {
    const halfDone = isWrongPassword(error) ? await readIfThere(next) : null;
    if (!halfDone) throw error;
    const opened = await logIn(port, halfDone);
    await rename(next, file);
    return opened;
  });
  try {
    const fresh = randomPassword();
    await writePassword(next, fresh, owner);
    const [user, password] = [client.escapeIdentifier(EMBEDDED_USER), client.escapeLiteral(fresh)];
    await client.query(`alter role ${user} password ${password}`);
    await rename(next, file);
    return fresh;
  } finally {
    await client.end();
  }
}

async function logIn(port: number, password: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: EMBEDDED_USER,
    password,
    database: 'postgres',
  });
  await client.connect();
  return client;
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === WRONG_PASSWORD;
}

function randomPassword(): string {
  return randomBytes(24).toString('hex');
}

async function writePassword(file: string, password: string, owner: Owner): Promise<void> {
  await writeFile(file, password, { mode: 0o600, flush: true });
  await giveTo(owner, file);
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
