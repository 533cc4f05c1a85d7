import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { describe, it } from 'vitest';
import { findRunningServer } from '../../src/embedded-postgres/running-server.ts';
import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { runCli } from '../support/cli.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function kill(data: string): Promise<void> {
  process.kill((await findRunningServer(data))!.pid, 'SIGKILL');
}

async function isThere(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  const found = await client.connect().then(
    () => client.query('select n from kept').then(({ rows }) => rows[0].n === 7),
    () => false,
  );
  await client.end();
  return found;
}

describe.concurrent('an embedded PostgreSQL that is killed', () => {
  it('is started again by one of those who use it, on the same port, with its data', async ({
    expect,
  }) => {
    await using folder = await temporaryFolder();
    const { logger, lines } = silentLogger();
    const options = { dataDir: folder.path, log: logger };
    const one = await startEmbeddedPostgres(options);
    const two = await startEmbeddedPostgres(options);
    const client = new pg.Client({ connectionString: one.url });
    await client.connect();
    await client.query('create table kept as select 7 as n');
    await client.end();
    await kill(one.dataDir);
    await expect.poll(() => isThere(one.url)).toBe(true);
    const again = lines.filter(({ message }) => message.includes('was started again'));
    expect(again).toHaveLength(1);
    await one.stop();
    await kill(two.dataDir);
    await expect.poll(() => isThere(two.url)).toBe(true);
    await two.stop();
    expect(await findRunningServer(two.dataDir)).toBeNull();
  });
});

describe.concurrent('an embedded PostgreSQL whose every user was killed', () => {
  it('ends by itself, and not before the last one', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const data = path.join(folder.path, 'postgres');
    const server = await startEmbeddedPostgres({
      dataDir: folder.path,
      log: silentLogger().logger,
    });
    await leaveRunning(folder.path);
    expect(await findRunningServer(data)).not.toBeNull();
    await server.stop();
    expect(await findRunningServer(data)).toBeNull();
    await leaveRunning(folder.path);
    await leaveRunning(folder.path);
    expect(await findRunningServer(data)).not.toBeNull();
    await expect.poll(() => findRunningServer(data)).toBeNull();
  });
});

describe.concurrent('llm-pick stop', () => {
  it('stops what a killed llm-pick left, and nothing that is in use', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const env = { LLM_PICK_DATA_DIR: folder.path };
    const data = path.join(folder.path, 'postgres');
    const server = await startEmbeddedPostgres({
      dataDir: folder.path,
      log: silentLogger().logger,
    });
    const busy = await runCli(['stop'], env);
    expect([busy.status, busy.stderr]).toEqual([
      2,
      'Another llm-pick uses the embedded PostgreSQL: end that first.\n',
    ]);
    await server.stop();
    const none = await runCli(['stop'], env);
    expect([none.status, none.stdout]).toEqual([0, `No PostgreSQL runs in ${folder.path}.\n`]);
    await leaveRunning(folder.path);
    expect(await findRunningServer(data)).not.toBeNull();
    const stopped = await runCli(['stop'], env);
    expect([stopped.status, stopped.stdout]).toEqual([0, `Stopped the PostgreSQL in ${data}.\n`]);
    expect(await findRunningServer(data)).toBeNull();
  });
});

/** As the SIGKILL of whoever started it does. */
async function leaveRunning(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'starter.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
