import pg from 'pg';
import { expect, it } from 'vitest';
import { chooseBackend } from '../../src/queue/backend.ts';
import { createEmptyDatabase } from '../support/database.ts';

it('a connection that is lost while no queue is open ends no process', async () => {
  await using database = await createEmptyDatabase();
  const options = { redisUrl: null, databaseUrl: database.url, simulated: false };
  const backend = chooseBackend(options);
  await backend.migrate();
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await admin.end();
  expect(rowCount).toBe(1);
  // The pool may lend the lost connection once more before it hears of the loss.
  await expect.poll(() => backend.migrate().then(() => 'works', String)).toBe('works');
  await backend.close();
});

it('the queue’s commits wait for no disk: what a crash forgets of it, the sweep makes good', async () => {
  await using database = await createEmptyDatabase();
  const options = { redisUrl: null, databaseUrl: database.url, simulated: false };
  const backend = chooseBackend(options);
  await backend.migrate();
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`
    create table public.commits (waits text);
    create function public.note() returns trigger language plpgsql as
      $$ begin insert into public.commits values (current_setting('synchronous_commit')); return null; end $$;
    create trigger note after insert on bullmq.job for each row execute function public.note()`);
  const queue = backend.openQueue('notes');
  await queue.waitUntilReady();
  await queue.add('note', {});
  const { rows } = await admin.query('select waits from public.commits');
  expect(rows).toEqual([{ waits: 'off' }]);
  await queue.close();
  await admin.end();
  await backend.close();
});

it('a worker that did not hear of a job takes it all the same, though the next was due in an hour', async () => {
  await using database = await createEmptyDatabase();
  const options = { redisUrl: null, databaseUrl: database.url, simulated: false };
  const backend = chooseBackend(options);
  await backend.migrate();
  const queue = backend.openQueue('notes');
  await queue.waitUntilReady();
  await queue.add('later', {}, { delay: 3_600_000 });
  const taken: string[] = [];
  const worker = backend.openWorker('notes', async ({ name }) => void taken.push(name), {});
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await expect
    .poll(async () => {
      const { rows } = await admin.query(`select from pg_stat_activity
        where datname = current_database() and state = 'idle' and query like '%next_delay($1)%'`);
      return rows.length;
    })
    .toBe(1);
  await admin.query(`update bullmq.job set state = 'waiting', process_at_ms = null`);
  await expect.poll(() => taken).toEqual(['later']);
  await worker.close();
  await queue.close();
  await admin.end();
  await backend.close();
});
