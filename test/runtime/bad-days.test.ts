import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { type LoadServer, startLoadServer } from '../../demo/models/load-server.ts';
import { openDatabase } from '../../src/store/client.ts';
import { createCrowdedDatabase, startOwnPostgres } from '../support/database.ts';
import { candidate, evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { openDoor } from '../support/open-door.ts';
import { startRedis } from '../support/redis.ts';
import {
  BACKENDS,
  booksOf,
  openPlace,
  openTestRuntime,
  resultOf,
  startOf,
} from '../support/runtime.ts';
import { FOUND_DEAD_MS, spawnWorker } from '../support/spawn-worker.ts';

const TRIALS = 2 * 2 * 100;
const request = () => evaluationRequest({}, 100);

describe.each(BACKENDS)('on %s', (backend) => {
  it('a worker that is killed loses no trial, and its calls in flight are told', async () => {
    await using place = await openPlace(backend);
    const models = await startLoadServer({ latencyMs: 30 });
    const door = await openDoor(place);
    const client = openDatabase(place.databaseUrl, 1);
    await using _worker = await spawnWorker(place, models);
    const victim = await spawnWorker(place, models, FOUND_DEAD_MS);

    const candidates = [HAIKU, FLASH_LITE].map((name) => candidate(name, 30_000));
    const request = evaluationRequest({ candidates, budget: 20 }, 100);
    const id = await door.start(startOf(request, 'killed'));
    await billedCalls(models, 100);
    await victim.kill();
    const result = await resultOf(door, id);

    const books = await booksOf(client.db, id);
    const billed = models.billed().calls;
    expect(books).toMatchObject({ done: TRIALS, scored: TRIALS, unfinished: 0, reserved: 0 });
    expect(books.assumed).toBeGreaterThan(0);
    expect(books.settled).toBeLessThanOrEqual(billed);
    expect(books.settled + books.assumed).toBeGreaterThanOrEqual(billed);
    expect(result.spend.lost.calls).toBe(books.assumed);
    // It had 10 slots for each of two providers: no more was under way when it died.
    expect(billed).toBeLessThanOrEqual(TRIALS + 20);
    const callUsd = (books.billedUsd - result.spend.lost.usd) / books.settled;
    expect(result.spend.lost.usd).toBeLessThanOrEqual(3 * books.assumed * callUsd);
    expect(books.billedUsd).toBeCloseTo(books.spentUsd, 12);
    expect(result.warnings.join()).toMatch(/without a bill being seen/);
    await door.stop();
    await client.close();
    await models.stop();
  });

  it('providers that fail three times in ten end with every trial accounted for', async () => {
    await using place = await openPlace(backend);
    const load = { latencyMs: 5, faults: { rate: 0.3, seed: 1 } };
    await using test = await openTestRuntime(place, { load });
    const result = await test.run(request());
    const books = await booksOf(test.db, result.evaluation.id);
    const missing = result.models.reduce((sum, model) => sum + model.missing, 0);
    expect(books).toMatchObject({ done: TRIALS, unfinished: 0, reserved: 0, assumed: 0 });
    expect(books.scored + missing).toBe(TRIALS);
    expect(books.settled).toBe(test.models.billed().calls);
  });

  it('a provider that answers nothing but "not now" ends it with when that began', async () => {
    await using place = await openPlace(backend);
    const faults = { rate: 1, seed: 1, kinds: ['rate limit'] as const };
    const options = { load: { latencyMs: 5, faults }, timings: { refusals: 800 } };
    await using test = await openTestRuntime(place, options);
    const result = await test.run(request());
    expect(result.ending).toBe('provider failed');
    expect(result.reason).toMatch(
      /No call was answered since \d\d:\d\d UTC on .* asks for fewer calls .* Run again when/,
    );
    expect(await booksOf(test.db, result.evaluation.id)).toMatchObject({
      done: 0,
      unfinished: 0,
      reserved: 0,
      spentUsd: 0,
    });
  });

  it('a provider that refuses most calls, but answers some, is waited for', async () => {
    await using place = await openPlace(backend);
    const faults = { rate: 0.7, seed: 1, kinds: ['rate limit'] as const };
    const options = { load: { latencyMs: 5, faults }, timings: { refusals: 3_000 } };
    await using test = await openTestRuntime(place, options);
    const result = await test.run(evaluationRequest({}, 30));
    expect(result.models.map(({ trials, missing }) => [trials, missing])).toEqual([
      [60, 0],
      [60, 0],
    ]);
  });

  it('a PostgreSQL that restarts holds the evaluation up, and loses nothing', async () => {
    await using postgres = await startOwnPostgres();
    const redis = backend === 'redis' ? await startRedis() : null;
    const place = { databaseUrl: postgres.url, redisUrl: redis?.url ?? null };
    {
      await using test = await openTestRuntime(place, { load: { latencyMs: 20 } });
      const id = await test.begin(request());
      await billedCalls(test.models, 100);
      await postgres.restart();
      const result = await resultOf(test.runtime, id);
      const books = await booksOf(test.db, id);
      expect(books).toMatchObject({ done: TRIALS, scored: TRIALS, unfinished: 0, reserved: 0 });
      expect(books.settled + books.assumed).toBeGreaterThanOrEqual(test.models.billed().calls);
      expect(books.settled).toBeLessThanOrEqual(test.models.billed().calls);
      expect(result.spend.lost.calls).toBe(books.assumed);
    }
    await redis?.[Symbol.asyncDispose]();
  });
});

describe('a PostgreSQL that has few connections left', () => {
  it('is told of at the start where they are too few to work with', async () => {
    await using database = await createCrowdedDatabase(4);
    const place = { databaseUrl: database.url, redisUrl: null };
    await expect(openTestRuntime(place, { timings: { room: 1_000 } })).rejects.toThrow(
      'PostgreSQL gives llm-pick too few connections: it works with 5,',
    );
  });

  it.each([5, 6, 8])('%i: makes an evaluation slower, and loses nothing', async (most) => {
    await using database = await createCrowdedDatabase(most);
    await using test = await openTestRuntime(
      { databaseUrl: database.url, redisUrl: null },
      { load: { latencyMs: 20 } },
    );
    const result = await test.run(request());
    const client = openDatabase(database.adminUrl, 1);
    const books = await booksOf(client.db, result.evaluation.id);
    await client.close();
    expect(books).toMatchObject({ done: TRIALS, scored: TRIALS, settled: TRIALS, reserved: 0 });
    expect(test.models.billed().calls).toBe(TRIALS);
    expect(test.logs.map(({ message }) => message).join()).toMatch(/too many connections/);
  });
});

describe('a queue that forgets its locks', () => {
  it('has jobs under way taken again, and no call made twice', async () => {
    await using place = await openPlace('redis');
    await using test = await openTestRuntime(place, { load: { latencyMs: 2_000 } });
    const client = new Redis(place.redisUrl!);
    const forgetting = setInterval(async () => {
      const locks = await client.keys('llm-pick:*:lock');
      if (locks.length > 0) await client.del(locks);
    }, 50);
    const result = await test.run(evaluationRequest({}, 15));
    clearInterval(forgetting);
    client.disconnect();
    const books = await booksOf(test.db, result.evaluation.id);
    expect(books).toMatchObject({ done: 60, scored: 60, settled: 60, assumed: 0, reserved: 0 });
    expect(test.models.billed().calls).toBe(60);
  });
});

describe('a Redis that restarts', () => {
  it.each([
    { name: 'with its data', loseData: false },
    { name: 'without its data', loseData: true },
  ])('$name loses no trial and bills none twice', async ({ loseData }) => {
    await using place = await openPlace('postgres');
    await using redis = await startRedis();
    const load = { latencyMs: 20 };
    await using test = await openTestRuntime({ ...place, redisUrl: redis.url }, { load });
    const id = await test.begin(request());
    await billedCalls(test.models, 100);
    await redis.restart({ loseData });
    await resultOf(test.runtime, id);
    const books = await booksOf(test.db, id);
    expect(books).toMatchObject({ done: TRIALS, scored: TRIALS, settled: TRIALS, reserved: 0 });
    expect(test.models.billed().calls).toBe(TRIALS);
  });
});

async function billedCalls(models: LoadServer, calls: number): Promise<void> {
  while (models.billed().calls < calls) await sleep(5);
}
