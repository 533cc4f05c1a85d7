import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { systemCommand } from '../../src/runtime/system-command.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { startRedis } from '../support/redis.ts';
import { openPlace, openTestRuntime, resultOf } from '../support/runtime.ts';

const NOT_TAKEN = 'The queue did not take a plan: the next sweep asks for it';

it('an evaluation is stored while the queue is gone, and started once when it is back', async () => {
  await using place = await openPlace('postgres');
  await using redis = await startRedis();
  await using test = await openTestRuntime({ ...place, redisUrl: redis.url });
  await redis.kill();
  const id = await test.begin(evaluationRequest({}, 10), 'gone');
  expect(await test.begin(evaluationRequest({}, 10), 'gone')).toBe(id);
  expect(test.logs.filter(({ message }) => message === NOT_TAKEN)).toHaveLength(1);
  await redis.start();
  const result = await resultOf(test.runtime, id);
  expect(test.models.billed().calls).toBe(
    result.models.reduce((sum, { trials }) => sum + trials, 0),
  );
});

it('an evaluation that the queue refuses to take is started by the sweep', async () => {
  await using place = await openPlace('redis');
  await using test = await openTestRuntime(place);
  const admin = new Redis(place.redisUrl!);
  await admin.config('SET', 'maxmemory', '1');
  const id = await test.begin(evaluationRequest({}, 10));
  expect(test.logs.map(({ message }) => message)).toContain(NOT_TAKEN);
  await admin.config('SET', 'maxmemory', '0');
  admin.disconnect();
  await resultOf(test.runtime, id);
});

it('an evaluation is cancelled while the queue is gone', async () => {
  await using place = await openPlace('postgres');
  await using redis = await startRedis();
  await using test = await openTestRuntime(
    { ...place, redisUrl: redis.url },
    { load: { latencyMs: 200 }, concurrency: 1 },
  );
  const id = await test.begin(evaluationRequest({}, 30));
  await redis.kill();
  expect(await test.runtime.cancel(systemCommand(id))).toBe(true);
  await redis.start();
  expect((await resultOf(test.runtime, id)).ending).toBe('cancelled');
});
