import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { it } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { openMovableAddress } from '../support/movable-address.ts';
import { startRedis } from '../support/redis.ts';
import { openTestRuntime, resultOf } from '../support/runtime.ts';

const portOf = (url: string) => Number(new URL(url).port);
const REFUSED_MS = 5_000;

it.concurrent('a Redis that takes no writes for a while is asked now and then, and work goes on after it', async ({
  expect,
}) => {
  await using database = await createDatabase();
  await using redis = await startRedis();
  const place = { databaseUrl: database.url, redisUrl: redis.url };
  await using test = await openTestRuntime(place, { load: { latencyMs: 100 }, concurrency: 2 });
  const admin = new Redis(redis.url);
  const id = await test.begin(evaluationRequest({}, 30));
  await expect.poll(() => test.models.billed().calls).toBeGreaterThan(3);
  await admin.config('SET', 'min-replicas-to-write', '1');
  const before = test.logs.length;
  await expect
    .poll(() => test.logs.slice(before).map(({ message }) => message))
    .toContainEqual(expect.stringContaining('Redis takes no writes'));
  await sleep(REFUSED_MS);
  const lines = test.logs.slice(before);
  // Before any rate limit of the log: unbraked there are thousands a second.
  expect(lines.length).toBeLessThan(100);
  await admin.config('SET', 'min-replicas-to-write', '0');
  admin.disconnect();
  expect((await resultOf(test.runtime, id)).ending).toBe('picked');
});

it.concurrent('after a failover the connections to the old primary, which is read-only now, are left for the new one', async ({
  expect,
}) => {
  await using database = await createDatabase();
  await using first = await startRedis();
  await using second = await startRedis();
  await using address = await openMovableAddress(portOf(first.url));
  const redisUrl = `redis://127.0.0.1:${address.port}`;
  const place = { databaseUrl: database.url, redisUrl };
  await using test = await openTestRuntime(place, { load: { latencyMs: 100 }, concurrency: 2 });
  const id = await test.begin(evaluationRequest({}, 30));
  await expect.poll(() => test.models.billed().calls).toBeGreaterThan(3);
  address.moveTo(portOf(second.url));
  const admin = new Redis(first.url);
  await admin.replicaof('127.0.0.1', String(portOf(second.url)));
  admin.disconnect();
  expect((await resultOf(test.runtime, id)).ending).toBe('picked');
  expect(test.logs.length).toBeLessThan(200);
});
