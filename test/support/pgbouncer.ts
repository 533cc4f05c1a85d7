import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/embedded-postgres/free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface TestPooler extends AsyncDisposable {
  /** Leads to the database through the pooler. */
  url: string;
}

/** A real PgBouncer before this database, which lends a connection for one transaction, to so many clients at most. */
export async function startPgBouncer(databaseUrl: string, clients = 100): Promise<TestPooler> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const { hostname, port: target, pathname, username, password } = new URL(databaseUrl);
  const settings = path.join(folder.path, 'pgbouncer.ini');
  await writeFile(
    settings,
    `[databases]
* = host=${hostname} port=${target} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = ${clients}
`,
  );
  await chmod(folder.path, 0o755);
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...asRoot, settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit');
  const url = `postgres://${username}:any@127.0.0.1:${port}${pathname}`;
  await untilAnswers(url, exited);
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function untilAnswers(url: string, exited: Promise<unknown>): Promise<void> {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  for (;;) {
    if (gone) throw new Error('pgbouncer ended: `npm test` installs it');
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    const answered = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end();
    if (answered) return;
    await sleep(20);
  }
}
