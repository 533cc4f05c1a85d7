import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import { chooseBackend } from '../../src/queue/backend.ts';
import { trialJobId, trialQueueName } from '../../src/queue/jobs.ts';
import { openProducer } from '../../src/queue/producer.ts';
import { trialJobs } from '../../src/queue/trial-jobs.ts';
import { openWorkers } from '../../src/queue/worker.ts';
import { tellLostLocks } from '../../src/runtime/tell-lost-locks.ts';
import { startRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const MESSAGE = 'Jobs lost their lock: this process or the queue is too busy to renew it';

it('locks that are lost together are one line for each queue, and the next are another', async () => {
  const { logger, lines } = silentLogger();
  const lost = tellLostLocks(logger, 20);
  for (const queue of ['a', 'a', 'b', 'a']) lost(queue);
  await wait(60);
  lost('a');
  await wait(60);
  expect(lines.map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', { queue: 'a', jobs: 3 }],
    ['warn', { queue: 'b', jobs: 1 }],
    ['warn', { queue: 'a', jobs: 1 }],
  ]);
});

it('a lock that the queue has lost is no lost connection', async () => {
  await using redis = await startRedis();
  const backend = chooseBackend({ redisUrl: redis.url, databaseUrl: '', simulated: false });
  const producer = await openProducer(backend, ['anthropic', 'google'], () => {});
  const { logger, lines } = silentLogger();
  const errors: Error[] = [];
  const busy = Promise.withResolvers<{ kind: 'ended' }>();
  let taken = 0;
  const workers = await openWorkers(
    backend,
    producer,
    {
      trial: () => {
        taken += 1;
        return busy.promise;
      },
      evaluations: { plan: async () => {}, announce: async () => {} },
    },
    {
      providers: ['anthropic', 'google'],
      concurrency: 10,
      leaseMs: 3_000,
      onError: (error) => void errors.push(error),
      onLockLost: tellLostLocks(logger, 500),
      onFailure: () => {},
    },
  );
  const evaluationId = crypto.randomUUID();
  const trials = [0, 1, 2].map((sample) => ({
    evaluationId,
    candidate: 0,
    sample,
    repeat: 0,
    losses: 0,
    answered: 0,
    provider: 'google' as const,
  }));
  await producer.trials(trials);
  await waitFor(() => taken === trials.length, 'the jobs');
  const client = new Redis(redis.url);
  const lock = (id: string) => `llm-pick:${trialQueueName('google')}:${id}:lock`;
  expect(await client.del(trialJobs(trials).map((job) => lock(trialJobId(job))))).toBe(
    trials.length,
  );
  await waitFor(() => lines[0], 'the line');
  busy.resolve({ kind: 'ended' });
  await workers.close();
  await producer.close();
  client.disconnect();
  expect(lines[0]).toMatchObject({ level: 'warn', message: MESSAGE, fields: { jobs: 3 } });
  expect(errors).toEqual([]);
});
