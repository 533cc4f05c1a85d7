import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { pipelined } from '../../src/store/pipeline.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();
const NOTE = `insert into announcements (workspace, subject, key, at) values ($1, 'pipeline', $2, now())`;

async function notes(workspace: string): Promise<unknown[]> {
  const { rows } = await place
    .db()
    .execute(sql`select key from announcements where workspace = ${workspace} order by key`);
  return rows.map(({ key }) => key);
}

it('what is sent without waiting is one transaction, ended with the last', async () => {
  const [first] = await pipelined(place.db(), ({ send, sendLast }) =>
    Promise.all([
      send<{ id: string }>('select pg_current_xact_id()::text as id', []),
      send(NOTE, ['one', 'a']),
      sendLast(`${NOTE} returning pg_current_xact_id()::text as id`, ['one', 'b']),
    ]).then(([before, , last]) => [before[0]!.id === (last[0] as { id: string }).id]),
  );
  expect(first).toBe(true);
  expect(await notes('one')).toEqual(['a', 'b']);
});

it('nothing of it stays where one of its statements fails, though the commit was sent', async () => {
  const failing = pipelined(place.db(), ({ send, sendLast }) =>
    Promise.all([
      send(NOTE, ['two', 'a']),
      send('select 1 / $1::int', [0]),
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
