import type { Duplex } from 'node:stream';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/client.ts';
import { pipelined, type Statement } from '../../src/store/pipeline.ts';
import { createDatabase } from '../support/database.ts';
import { startPgBouncer } from '../support/pgbouncer.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();
const NOTE = statement(
  `insert into announcements (workspace, subject, key, at) values ($1, 'pipeline', $2, now())`,
);

async function notes(workspace: string): Promise<unknown[]> {
  const { rows } = await place
    .db()
    .execute(sql`select key from announcements where workspace = ${workspace} order by key`);
  return rows.map(({ key }) => key);
}

it('what is sent without waiting is one transaction, ended with the last', async () => {
  const [first] = await pipelined(place.db(), ({ send, sendLast }) =>
    Promise.all([
      send<{ id: string }>(statement('select pg_current_xact_id()::text as id'), []),
      send(NOTE, ['one', 'a']),
      sendLast(statement(`${NOTE.text} returning pg_current_xact_id()::text as id`), ['one', 'b']),
    ]).then(([before, , last]) => [before[0]!.id === (last[0] as { id: string }).id]),
  );
  expect(first).toBe(true);
  expect(await notes('one')).toEqual(['a', 'b']);
});

it('nothing of it stays where one of its statements fails, though the commit was sent', async () => {
  const failing = pipelined(place.db(), ({ send, sendLast }) =>
    Promise.all([
      send(NOTE, ['two', 'a']),
      send(statement('select 1 / $1::int'), [0]),
      sendLast(NOTE, ['two', 'b']),
    ]),
  );
  await expect(failing).rejects.toThrow('division by zero');
  expect(await notes('two')).toEqual([]);
});

it('nothing of it stays where the work fails, and the next one works', async () => {
  const failing = pipelined(place.db(), async ({ send }) => {
    await send(NOTE, ['three', 'a']);
    throw new Error('decided otherwise');
  });
  await expect(failing).rejects.toThrow('decided otherwise');
  await pipelined(place.db(), ({ send }) => send(NOTE, ['three', 'b']));
  expect(await notes('three')).toEqual(['b']);
});

it('a statement of every call is planned once on a direct connection, and never behind a pooler', async () => {
  await using database = await createDatabase();
  await using pooler = await startPgBouncer(database.url);
  const kept = async (db: Database) => {
    for (let time = 0; time < 3; time += 1) {
      await pipelined(db, ({ send }) => send(statement('select $1::int as kept'), [time]));
    }
    const rows = await pipelined(db, ({ send }) => send<{ name: string }>(statement(KEPT), []));
    return rows.map(({ name }) => name);
  };
  const direct = openDatabase(database.url, 1);
  const pooled = openDatabase(pooler.url, 1);
  expect(await kept(direct.db)).toContain('22 select $1::int as kept');
  expect(await kept(pooled.db)).toEqual([]);
  await direct.close();
  await pooled.close();
});

it('what is sent in one turn is held for one write at its end', async () => {
  await using database = await createDatabase();
  const { db, close } = openDatabase(database.url, 1);
  const streams: Duplex[] = [];
  db.$client.on('acquire', ({ connection: { stream } }) => streams.push(stream));
  const held = () => streams.map(({ writableCorked }) => writableCorked > 0);
  const answers = await pipelined(db, async ({ send, sendLast }) => {
    const one = statement('select 1 as one');
    const sent = Promise.all([send(one, []), sendLast(one, [])]);
    expect(held()).toEqual([true]);
    return sent;
  });
  expect(answers).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  expect(held()).toEqual([false]);
  await close();
});

const KEPT = 'select name from pg_prepared_statements order by name';

function statement(text: string): Statement {
  return { name: `${text.length} ${text.slice(0, 40)}`, text };
}
