import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { isUnreachable } from '../src/core/is-unreachable.ts';
import { watchHost } from '../src/watch-host.ts';
import { createDatabase } from './support/database.ts';

const LOOK_MS = 100;

/** Leads to a server, until it vanishes: it takes no calls then and passes nothing on, and ends no connection. */
async function openVanishingHost(url: URL) {
  const sockets = new Set<Socket>();
  const server = createServer((inward) => {
    const outward = connect(Number(url.port), url.hostname);
    inward.pipe(outward).pipe(inward);
    for (const socket of [inward, outward]) sockets.add(socket.on('error', () => {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as { port: number };
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    vanish: () => {
      server.close();
      for (const socket of sockets) socket.unpipe().pause();
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function watchedPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  watchHost(pool, LOOK_MS);
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

it('a statement whose host vanishes fails as on a lost connection', async () => {
  await using database = await createDatabase();
  await using host = await openVanishingHost(new URL(database.url));
  const pool = watchedPool(host.url);
  const client = await pool.connect();
  host.vanish();
  const error = await client.query('select 1').catch((reason: unknown) => reason);
  expect(isUnreachable(error)).toBe(true);
  client.release(true);
  await pool.end();
});

it('a statement on a host that takes calls takes as long as it takes', async () => {
  await using database = await createDatabase();
  const pool = watchedPool(database.url);
  const { rows } = await pool.query(`select 1 as number from pg_sleep(${(LOOK_MS * 10) / 1_000})`);
  expect(rows).toEqual([{ number: 1 }]);
  await pool.end();
});
