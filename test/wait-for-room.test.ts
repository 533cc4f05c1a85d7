import pg from 'pg';
import { expect, it } from 'vitest';
import { waitForRoom } from '../src/wait-for-room.ts';
import { createCrowdedDatabase, createDatabase } from './support/database.ts';
import { startPgBouncer } from './support/pgbouncer.ts';

/** A pool that waits for room, and what it was refused. */
function patientPool(connectionString: string, patienceMs: number) {
  const pool = new pg.Pool({ connectionString, idleTimeoutMillis: 0 });
  const refused: string[] = [];
  waitForRoom(pool, { patienceMs, onRefused: ({ message }) => refused.push(message) });
  return { pool, refused };
}

async function takeOne(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

const NUMBER = 'select 1 as number';

it('a query waits for a server that has no room, and is answered when it has', async () => {
  await using database = await createCrowdedDatabase(1);
  const other = await takeOne(database.url);
  const { pool, refused } = patientPool(database.url, 60_000);
  const query = pool.query(NUMBER);
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await other.end();
  expect((await query).rows).toEqual([{ number: 1 }]);
  expect(refused[0]).toMatch(/^too many connections for role/);
  await pool.end();
});

it('a query waits for a pooler that has no room', async () => {
  await using database = await createDatabase();
  await using pooler = await startPgBouncer(database.url, 1);
  const other = await takeOne(pooler.url);
  const { pool, refused } = patientPool(pooler.url, 60_000);
  const answers = pool.query(NUMBER);
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await other.end();
  expect((await answers).rows).toEqual([{ number: 1 }]);
  expect(refused[0]).toBe('no more connections allowed (max_client_conn)');
  await pool.end();
});

it('a connection that is given back goes to who waits', async () => {
  await using database = await createCrowdedDatabase(1);
  const { pool, refused } = patientPool(database.url, 60_000);
  const first = await pool.connect();
  const queries = [1, 2, 3].map(() => pool.query(NUMBER));
  await expect.poll(() => refused.length).toBeGreaterThan(2);
  first.release();
  expect((await Promise.all(queries)).map(({ rows }) => rows)).toEqual(
    [1, 2, 3].map(() => [{ number: 1 }]),
  );
  await pool.end();
});

it('a server that has no room for longer than is waited says so in its own words', async () => {
  await using database = await createCrowdedDatabase(1);
  const other = await takeOne(database.url);
  const { pool } = patientPool(database.url, 100);
  await expect(pool.connect()).rejects.toMatchObject({ code: '53300' });
  await expect(pool.query(NUMBER)).rejects.toMatchObject({ code: '53300' });
  await other.end();
  await pool.end();
});

it('what was asked wrongly is answered at once', async () => {
  await using database = await createCrowdedDatabase(1);
  const { pool, refused } = patientPool(database.url, 60_000);
  await expect(pool.query('select nothing')).rejects.toMatchObject({ code: '42703' });
  expect(refused).toEqual([]);
  await pool.end();
  await expect(pool.connect()).rejects.toThrow(/after calling end/);
});
