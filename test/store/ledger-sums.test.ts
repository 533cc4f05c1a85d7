import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/store/client.ts';
import { readPurses } from '../../src/store/purses.ts';
import { createDatabase } from '../support/database.ts';

const MONTH = new Date('2026-11-01T00:00:00Z');
/** In India the month begins half an hour before an hour of UTC. */
const KOLKATA = new Date('2026-10-31T18:30:00Z');

it('a month’s purse has all of its bills to the moment, corrected ones as they are now', async () => {
  await using database = await createDatabase();
  const { db, close } = openDatabase(database.url, 2);
  await using closing = new AsyncDisposableStack();
  closing.defer(close);
  const workspace = randomUUID();
  const bill = (at: string, amount: number, who: string, evaluation = randomUUID()) =>
    db.execute(sql`
      insert into ledger (evaluation_id, workspace, actor_kind, actor_id, simulated, candidate, sample, repeat,
        attempt, purpose, provider, state, amount, model, price_row, at)
      values (${evaluation}, ${workspace}, 'person', ${who}, true, 0, ${amount}, 0, 0, 'answer', 'anthropic',
        'assumed', ${amount}, 'm', 'p', ${at})`);
  const one = randomUUID();
  await bill('2026-10-31T18:29:59Z', 1, 'U1');
  await bill('2026-10-31T18:30:00Z', 10, 'U1');
  await bill('2026-11-01T00:00:00Z', 100, 'U1', one);
  await bill('2026-11-01T00:01:00Z', 1_000, 'U1', one);
  await bill('2026-11-20T12:00:00Z', 10_000, 'U2');
  const spender = {
    id: randomUUID(),
    workspace,
    actor: { kind: 'person', id: 'U1' },
    simulated: true,
  } as const;
  const taken = (start: Date) =>
    db.transaction(async (tx) => {
      const purses = await readPurses(tx, spender, start);
      return [purses.workspace.taken, purses.person!.taken];
    });
  expect(await taken(MONTH)).toEqual([11_100n, 1_100n]);
  expect(await taken(KOLKATA)).toEqual([11_110n, 1_110n]);
  await db.execute(
    sql`update ledger set amount = amount + 5 where evaluation_id = ${one} and amount = 1000`,
  );
  expect(await taken(MONTH)).toEqual([11_105n, 1_105n]);
});
