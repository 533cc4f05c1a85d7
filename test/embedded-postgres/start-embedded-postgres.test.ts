import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { findRunningServer } from '../../src/embedded-postgres/running-server.ts';
import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../src/log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const log = createLogger('error');
const isRoot = process.getuid?.() === 0;

/** Each has a folder and a server of its own. */
describe.concurrent('startEmbeddedPostgres', () => {
  it('starts a durable server on loopback', async () => {
    await using folder = await temporaryFolder();
    await using server = await started(folder.path);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await ask(server.url, 'show fsync')).toEqual({ fsync: 'on' });
    expect(await ask(server.url, 'show synchronous_commit')).toEqual({ synchronous_commit: 'on' });
    expect(await ask(server.url, 'show listen_addresses')).toEqual({
      listen_addresses: '127.0.0.1',
    });
    expect(server.dataDir).toBe(path.join(folder.path, 'postgres'));
  });

  it('lets nobody in without the password, which only its user may read', async () => {
    await using folder = await temporaryFolder();
    await using server = await started(folder.path);
    const guess = new URL(server.url);
    guess.password = 'guess';
    await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    const file = await stat(path.join(server.dataDir, 'llm-pick-password'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('draws a new password for whoever comes first, which the next ones share', async () => {
    await using folder = await temporaryFolder();
    const first = await started(folder.path);
    await first.stop();
    const second = await started(folder.path);
    await using third = await started(folder.path);
    await second.stop();
    const passwords = [first, second, third].map(({ url }) => new URL(url).password);
    expect(passwords[1]).not.toBe(passwords[0]);
    expect(passwords[2]).toBe(passwords[1]);
    const old = new URL(third.url);
    old.password = passwords[0]!;
    await expect(ask(old.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(await ask(third.url, 'select 1 as n')).toEqual({ n: 1 });
  });

  it('opens with the password that a crash left half-way', async () => {
    await using folder = await temporaryFolder();
    const first = await started(folder.path);
    await first.stop();
    const file = path.join(first.dataDir, 'llm-pick-password');
    await copyFile(file, `${file}.next`);
    await writeFile(file, 'the one before');
    await using second = await started(folder.path);
    expect(await ask(second.url, 'select 1 as n')).toEqual({ n: 1 });
  });

  it('keeps its data from one start to the next', async () => {
    await using folder = await temporaryFolder();
    const first = await started(folder.path);
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    expect(await findRunningServer(first.dataDir)).toBeNull();
    await using second = await started(folder.path);
    expect(await ask(second.url, 'select n from kept')).toEqual({ n: 7 });
  });

  it('is shared, each with a database of its own, until the last one stops', async () => {
    await using folder = await temporaryFolder();
    const one = await started(folder.path, 'one');
    await using two = await started(folder.path, 'two');
    expect(new URL(two.url).port).toBe(new URL(one.url).port);
    await one.stop();
    await one.stop();
    expect(await ask(two.url, 'select current_database() as name')).toEqual({ name: 'two' });
    await two.stop();
    expect(await findRunningServer(two.dataDir)).toBeNull();
  });

  it('is initialised once when two processes start at the same time', async () => {
    await using folder = await temporaryFolder();
    const children = [starter(folder.path), starter(folder.path)];
    const urls = await Promise.all(children.map(firstLine));
    expect(new Set(urls).size).toBe(1);
    await Promise.all(children.map((child) => end(child, 'SIGTERM')));
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  });

  it('survives the SIGKILL of its starter, and is joined by the next', async () => {
    await using folder = await temporaryFolder();
    const child = starter(folder.path);
    const url = await firstLine(child);
    await end(child, 'SIGKILL');
    await using server = await started(folder.path);
    expect(new URL(server.url).port).toBe(new URL(url).port);
    expect(new URL(server.url).password).not.toBe(new URL(url).password);
  });

  it('recovers when everything was killed, and its pid belongs to another program', async () => {
    await using folder = await temporaryFolder();
    const child = starter(folder.path);
    await ask(await firstLine(child), 'create table kept as select 7 as n');
    const data = path.join(folder.path, 'postgres');
    const killed = await findRunningServer(data);
    process.kill(killed?.pid ?? Number.NaN, 'SIGKILL');
    await end(child, 'SIGKILL');
    const file = path.join(data, 'postmaster.pid');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)));
    await using server = await started(folder.path);
    expect(await ask(server.url, 'select n from kept')).toEqual({ n: 7 });
  });

  it('starts over an initdb that was killed half-way', async () => {
    await using folder = await temporaryFolder();
    const half = await mkdtemp(path.join(folder.path, 'postgres-init-'));
    await writeFile(path.join(half, 'llm-pick-password'), 'x');
    await using server = await started(folder.path);
    expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 });
    await expect(stat(half)).rejects.toThrow('ENOENT');
  });

  const unusable: { name: string; prepare: (data: string) => Promise<void>; message: RegExp }[] = [
    {
      name: 'data of another version',
      prepare: (data) => writeFile(path.join(data, 'PG_VERSION'), '15\n'),
      message: /was made by PostgreSQL 15, and this llm-pick brings PostgreSQL 18/,
    },
    {
      name: 'a folder of something else',
      prepare: (data) => writeFile(path.join(data, 'notes.txt'), ''),
      message: /is not a PostgreSQL data folder\. Move it away/,
    },
    {
      name: 'data whose password is gone',
      prepare: (data) => writeFile(path.join(data, 'PG_VERSION'), '18\n'),
      message: /llm-pick-password is missing/,
    },
  ];

  it.each(unusable)('explains $name', async ({ prepare, message }) => {
    await using folder = await temporaryFolder();
    const data = path.join(folder.path, 'postgres');
    await mkdir(data);
    await prepare(data);
    await expect(started(folder.path)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(message),
    });
  });

  it('explains a data folder that is a file', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'file');
    await writeFile(file, '');
    await expect(started(path.join(file, 'data'))).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("can't write to"),
    });
  });

  it('explains a data folder in a place that takes none', async () => {
    await expect(started('/proc/llm-pick/data')).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining("can't write to"),
    });
  });

  it('in a folder closed to others, works: as root elsewhere, and says where', async () => {
    await using folder = await temporaryFolder();
    await chmod(folder.path, 0o700);
    const lines: string[] = [];
    const server = await startEmbeddedPostgres({
      dataDir: path.join(folder.path, '.data'),
      log: createLogger('info', (line) => lines.push(line)),
    });
    expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 });
    await server.stop();
    const home = path.dirname(server.dataDir);
    if (isRoot) {
      expect(home).toMatch(/^\/var\/lib\/llm-pick\/[0-9a-f]{12}$/);
      expect(lines.join()).toContain(home);
      await rm(home, { recursive: true });
    } else {
      expect(home).toBe(path.join(folder.path, '.data'));
    }
  });
});

async function started(dataDir: string, database?: string) {
  const server = await startEmbeddedPostgres({ dataDir, log, ...(database && { database }) });
  return { ...server, ...disposable(server) };
}

function disposable(server: { stop(): Promise<void> }): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => server.stop() };
}

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(query);
    return rows[0] && { ...rows[0] };
  } finally {
    await client.end();
  }
}

/** Another process that starts the server, prints its address and stops it on SIGTERM. */
function starter(dataDir: string): ChildProcess {
  const script = path.join(import.meta.dirname, 'starter.ts');
  return spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the starter has no output');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return line;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
