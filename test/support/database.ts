import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { findBinaries } from '../../src/embedded-postgres/binaries.ts';
import { ensureDatabase } from '../../src/embedded-postgres/ensure-database.ts';
import { freePort } from '../../src/embedded-postgres/free-port.ts';
import { initialise } from '../../src/embedded-postgres/initialise.ts';
import { launchServer } from '../../src/embedded-postgres/launch-server.ts';
import { EMBEDDED_USER, readPassword } from '../../src/embedded-postgres/password.ts';
import { choosePlace } from '../../src/embedded-postgres/place.ts';
import { findRunningServer } from '../../src/embedded-postgres/running-server.ts';
import { stopServer } from '../../src/embedded-postgres/stop-server.ts';
import { TEMPLATE } from './template-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface TestDatabase extends AsyncDisposable {
  url: string;
}

export interface OwnPostgres extends TestDatabase {
  /** A clean stop and a start, on the same port. */
  restart(): Promise<void>;
  /** SIGKILL; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A fresh database with this version's tables in this run's server, dropped at the end. */
export function createDatabase(): Promise<TestDatabase> {
  return copyOf(TEMPLATE);
}

/** A fresh database without a table in this run's server, dropped at the end. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template1');
}

export interface CrowdedDatabase extends TestDatabase {
  /** For more connections than its user may open. */
  adminUrl: string;
  /** Lets its user open so many from now on. */
  allow(connections: number): Promise<void>;
}

/** A fresh database whose user may open only so many connections to it. */
export async function createCrowdedDatabase(connections: number): Promise<CrowdedDatabase> {
  const database = await createEmptyDatabase();
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  await inServer(`create role ${name} login password 'test' connection limit ${connections}`);
  await inServer(`alter database ${name} owner to ${name}`);
  return {
    url: Object.assign(new URL(url), { username: name, password: 'test' }).href,
    adminUrl: database.url,
    allow: (more) => inServer(`alter role ${name} connection limit ${more}`),
    [Symbol.asyncDispose]: async () => {
      await database[Symbol.asyncDispose]();
      await inServer(`drop role ${name}`);
    },
  };
}

/** A PostgreSQL server of the test's own, to restart and to kill. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await temporaryFolder();
  const place = await choosePlace(path.join(folder.path, 'data'), await findBinaries());
  const data = await initialise(place);
  const password = await readPassword(data);
  const port = await freePort();
  const start = async () => {
    await launchServer(place, data, port);
  };
  await start();
  const url = `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/test`;
  await ensureDatabase(url);
  return {
    url,
    start,
    restart: async () => {
      await stopServer(data);
      await start();
    },
    kill: () => killServer(data),
    [Symbol.asyncDispose]: async () => {
      await killServer(data);
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function copyOf(template: string): Promise<TestDatabase> {
  const server = new URL(inject('postgresUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await inServer(`create database ${name} template ${template}`);
  server.pathname = `/${name}`;
  return {
    url: server.href,
    [Symbol.asyncDispose]: () => inServer(`drop database if exists ${name} with (force)`),
  };
}

/** Runs a statement in this run's server, beside its databases. */
async function inServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** With its children: alone they serve what is asked on their connections for a moment more. */
async function killServer(data: string): Promise<void> {
  for (;;) {
    const server = await findRunningServer(data);
    if (!server) return;
    const children = await childrenOf(server.pid);
    for (const pid of [server.pid, ...children]) killIfThere(pid);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** None where the system doesn't tell: only Linux has this file. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.trim().split(/\s+/).filter(Boolean).map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
