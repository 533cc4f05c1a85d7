import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.ts';

const PROGRAM = fileURLToPath(new URL('./postgres-js-process.ts', import.meta.url));

/** A process that has not ended by then hangs; one that works takes a fraction of a second. */
const HANGS_MS = 20_000;

describe('why PostgreSQL is reached through pg', () => {
  // When this fails with a newer postgres.js, read its release notes: the decision can be looked at again.
  it('postgres.js 3.4.9 ends the process, or hangs, when a reserved connection is lost', async () => {
    await using database = await createEmptyDatabase();
    const child = spawn(process.execPath, [PROGRAM, database.url], { timeout: HANGS_MS });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [status] = await once(child, 'close');
    expect(status, output).not.toBe(0);
    expect(output).not.toContain('the next says');
    expect(output).not.toContain('ECONNREFUSED');
  });

  it('pg fails the query on the lost connection, and the next one works', async () => {
    await using database = await createEmptyDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const held = await pool.connect();
    held.on('error', () => {});
    const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid');
    await admin.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
    await expect(held.query('select 1')).rejects.toThrow();
    held.release(true);
    expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
    await Promise.all([pool.end(), admin.end()]);
  });
});
