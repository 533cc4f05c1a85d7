import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { isUnreachable } from '../../src/core/is-unreachable.ts';
import { openDatabase } from '../../src/store/client.ts';
import { retryWhileUnreachable } from '../../src/store/retry.ts';
import { createEmptyDatabase, startOwnPostgres } from '../support/database.ts';

it.each(['ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '25P03', '40P01'])(
  '%s is no answer to what was asked: it is asked again',
  async (code) => {
    const cause = Object.assign(new Error('away'), { code });
    let calls = 0;
    const action = async () => {
      calls += 1;
      if (calls === 1) throw new Error('Failed query', { cause });
      return 'there';
    };
    await expect(retryWhileUnreachable(action)).resolves.toBe('there');
  },
);

it('an answer that is an error passes through at once', async () => {
  const error = Object.assign(new Error('bigint out of range'), { code: '22003' });
  await expect(retryWhileUnreachable(() => Promise.reject(error))).rejects.toBe(error);
  expect(isUnreachable(error)).toBe(false);
});

it('what is asked of a PostgreSQL that is away is answered when it is back', async () => {
  await using postgres = await startOwnPostgres();
  const client = openDatabase(postgres.url, 1);
  await client.db.execute(sql`select 1`);
  await postgres.kill();
  const answer = retryWhileUnreachable(() => client.db.execute(sql`select 2 as number`));
  await sleep(200);
  await postgres.start();
  expect((await answer).rows).toEqual([{ number: 2 }]);
  await client.close();
});

it('a process that is paused inside a transaction keeps its locks for seconds, not for ever', async () => {
  await using database = await createEmptyDatabase();
  const paused = openDatabase(database.url, 1);
  const other = openDatabase(database.url, 1);
  await other.db.execute(sql`create table purse (amount int)`);
  await other.db.execute(sql`insert into purse values (1)`);
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const stale = paused.db.transaction(async (tx) => {
    await tx.execute(sql`select * from purse for update`);
    locked.resolve();
    await woken;
    await tx.execute(sql`update purse set amount = 2`);
  });
  const caught = stale.catch((error: unknown) => error);
  await locked.promise;
  await other.db.execute(sql`update purse set amount = amount + 10`);
  wake();
  expect(isUnreachable(await caught)).toBe(true);
  expect((await other.db.execute(sql`select amount from purse`)).rows).toEqual([{ amount: 11 }]);
  await Promise.all([paused.close(), other.close()]);
});
