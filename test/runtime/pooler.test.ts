import { describe, expect, it } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { startPgBouncer } from '../support/pgbouncer.ts';
import { startRedis } from '../support/redis.ts';
import { booksOf, openTestRuntime } from '../support/runtime.ts';

describe('behind PgBouncer in transaction mode', () => {
  it('the record works with the queue at a direct address', async () => {
    await using database = await createDatabase();
    await using pooler = await startPgBouncer(database.url);
    const place = { databaseUrl: pooler.url, queueDatabaseUrl: database.url, redisUrl: null };
    await using test = await openTestRuntime(place);
    const id = await test.begin(evaluationRequest({}, 30), 'pooled');
    expect(await test.begin(evaluationRequest({}, 30), 'pooled')).toBe(id);
    const result = await test.run(evaluationRequest({}, 30));
    expect(result.ending).toBe('picked');
  });

  it('the record works with the queue in Redis, and its books agree', async () => {
    await using database = await createDatabase();
    await using pooler = await startPgBouncer(database.url);
    await using redis = await startRedis();
    const place = { databaseUrl: pooler.url, redisUrl: redis.url };
    await using test = await openTestRuntime(place);
    const id = await test.begin(evaluationRequest({}, 30));
    await expect.poll(() => test.runtime.result(id)).not.toBeNull();
    const books = await booksOf(test.db, id);
    expect(books).toMatchObject({ unfinished: 0, reserved: 0, open: 0 });
    expect(books.settled).toBe(test.models.billed().calls);
  });

  it('a queue that could not listen is refused at the start, with what to set', async () => {
    await using database = await createDatabase();
    await using pooler = await startPgBouncer(database.url);
    await expect(
      openTestRuntime({ databaseUrl: pooler.url, redisUrl: null }),
    ).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(/pooler.*Set QUEUE_DATABASE_URL to the direct address/),
    });
  });
});
