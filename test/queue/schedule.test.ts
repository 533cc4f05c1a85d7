import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../src/queue/backend.ts';
import { openSchedule } from '../../src/queue/schedule.ts';
import { startRedis } from '../support/redis.ts';
import { BACKENDS, openPlace } from '../support/runtime.ts';

describe.each(BACKENDS)('the schedule on %s', (name) => {
  it('wakes one of two processes at a time, again and again, and when it is opened anew', async () => {
    await using place = await openPlace(name);
    const backends = [0, 1].map(() => chooseBackend({ ...place, simulated: true }));
    await backends[0]!.migrate();
    const errors: Error[] = [];
    let awake = 0;
    let together = 0;
    const wakesUntil = async (wanted: number) => {
      let wakes = 0;
      const reached = Promise.withResolvers<void>();
      const wake = async () => {
        awake += 1;
        together = Math.max(together, awake);
        await new Promise((resolve) => setImmediate(resolve));
        awake -= 1;
        wakes += 1;
        if (wakes === wanted) reached.resolve();
      };
      const schedules = await Promise.all(
        backends.map((backend) =>
          openSchedule(backend, wake, { onError: (error) => errors.push(error), everyMs: 100 }),
        ),
      );
      await reached.promise;
      for (const schedule of schedules) await schedule.close();
    };
    await wakesUntil(5);
    await wakesUntil(2);
    expect(together).toBe(1);
    expect(errors).toEqual([]);
    for (const backend of backends) await backend.close();
  });
});

it('goes on after its Redis was flushed', async () => {
  await using redis = await startRedis();
  const place = { redisUrl: redis.url, databaseUrl: '', simulated: true };
  const errors: Error[] = [];
  let woken = Promise.withResolvers<void>();
  const schedule = await openSchedule(chooseBackend(place), async () => woken.resolve(), {
    onError: (error) => errors.push(error),
    everyMs: 100,
  });
  await woken.promise;
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
  woken = Promise.withResolvers<void>();
  await woken.promise;
  woken = Promise.withResolvers<void>();
  await woken.promise;
  await schedule.close();
});

it('closes though its Redis has gone', async () => {
  await using redis = await startRedis();
  const place = { redisUrl: redis.url, databaseUrl: '', simulated: true };
  const options = { onError: () => {}, patienceMs: 100 };
  const schedule = await openSchedule(chooseBackend(place), async () => {}, options);
  await redis.kill();
  await expect(schedule.close()).resolves.toBeUndefined();
});

it('reports nothing that goes while it closes', async () => {
  await using redis = await startRedis();
  const place = { redisUrl: redis.url, databaseUrl: '', simulated: true };
  const errors: Error[] = [];
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const wake = () => {
    begun.resolve();
    return ended.promise;
  };
  const schedule = await openSchedule(chooseBackend(place), wake, {
    onError: (error) => errors.push(error),
    everyMs: 100,
    patienceMs: 100,
  });
  await begun.promise;
  const closed = schedule.close();
  await redis.kill();
  ended.resolve();
  await closed;
  expect(errors).toEqual([]);
});
