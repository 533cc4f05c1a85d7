import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, it } from 'vitest';
import type { TrialOutcome } from '../../src/core/settlement/claimed-trial.ts';
import { trialJobs } from '../../src/queue/trial-jobs.ts';
import { openMovableAddress } from '../support/movable-address.ts';
import { openQueueProcess, queuedTrials } from '../support/queue-process.ts';
import { BACKENDS, openPlace, type TestPlace } from '../support/runtime.ts';

const ENDED: TrialOutcome = { kind: 'ended' };
/** Ten of a job. */
const MANY = 200;
const all = Array.from({ length: MANY }, (_, sample) => sample);

/** Trials by their samples: how often each was run, and the retries that it was last told. */
function record() {
  const runs = new Map<number, number>();
  const retries = new Map<number, number>();
  return {
    runs,
    retries,
    note: (sample: number, tries: number) => {
      runs.set(sample, (runs.get(sample) ?? 0) + 1);
      retries.set(sample, tries);
      return runs.get(sample)!;
    },
    /** Those that were run another number of times than once. */
    notOnce: () => [...runs].filter(([, times]) => times !== 1).sort(([a], [b]) => a - b),
  };
}

describe.concurrent.each(BACKENDS)('a job of many trials on %s', (backend) => {
  it('lets those that fail, throw or are refused try again, and the others run once', async ({
    expect,
  }) => {
    await using place = await openPlace(backend);
    const { runs, retries, note, notOnce } = record();
    const retried = Promise.withResolvers<TrialOutcome>();
    await using queues = await openQueueProcess(place, async ({ sample }, tries) => {
      const run = note(sample, tries);
      if (sample === 3 && run === 1) return { kind: 'retry', afterMs: null, message: 'no' };
      if (sample === 3) retried.resolve(ENDED);
      // Its own job ends no sooner than the trial that left it.
      if (sample === 4) return retried.promise;
      if (sample === 15 && run < 3) throw new Error('broken');
      if (sample === 27 && run === 1) return { kind: 'rate limited', afterMs: 100 };
      return ENDED;
    });
    await queues.producer.trials(queuedTrials(MANY));
    await expect.poll(() => runs.get(15)).toBe(3);
    await expect.poll(() => runs.size).toBe(MANY);
    await expect.poll(() => queues.producer.unqueued(queuedTrials(MANY))).toHaveLength(MANY);
    expect(notOnce()).toEqual([
      [3, 2],
      [15, 3],
      [27, 2],
    ]);
    expect([3, 15, 27].map((sample) => retries.get(sample))).toEqual([1, 2, 0]);
    const thrown = { data: expect.objectContaining({ sample: 15 }), message: 'broken' };
    expect(queues.failures).toEqual([thrown, thrown]);
  });

  it('gives what it has not begun to others at once when its process stops', async ({ expect }) => {
    await using place = await openPlace(backend);
    const { runs, note, notOnce } = record();
    const answers = Promise.withResolvers<TrialOutcome>();
    const stopping = await openQueueProcess(place, async ({ sample }, tries) => {
      note(sample, tries);
      return answers.promise;
    });
    await stopping.producer.trials(queuedTrials(MANY));
    await expect.poll(() => runs.size).toBe(4);
    const stopped = stopping.stop();
    await using _other = await openQueueProcess(place, async ({ sample }, tries) => {
      note(sample, tries);
      return ENDED;
    });
    await expect.poll(() => runs.size).toBe(MANY);
    answers.resolve(ENDED);
    await stopped;
    await stopping[Symbol.asyncDispose]();
    expect(notOnce()).toEqual([]);
    expect([...runs.keys()].sort((a, b) => a - b)).toEqual(all);
  });

  it('goes to another whole when its process gives no sign of life', async ({ expect }) => {
    await using place = await openPlace(backend);
    await using address = await openMovableAddress(portOf(place));
    const mine = record();
    const theirs = record();
    const answers = Promise.withResolvers<TrialOutcome>();
    const away = through(place, address.port);
    await using dying = await openQueueProcess(
      away,
      async ({ sample }, tries) => {
        mine.note(sample, tries);
        return sample < 2 ? ENDED : answers.promise;
      },
      { leaseMs: 1_000 },
    );
    await dying.producer.trials(queuedTrials(MANY));
    await expect.poll(() => mine.runs.size).toBe(6);
    address.moveTo(1);
    address.cut();
    await using _other = await openQueueProcess(
      place,
      async ({ sample }, tries) => {
        theirs.note(sample, tries);
        return ENDED;
      },
      { leaseMs: 1_000 },
    );
    await expect.poll(() => theirs.runs.size).toBe(MANY);
    address.moveTo(portOf(place));
    answers.resolve({ kind: 'gone' });
  });

  it('is known to the sweep by its trials, until the queue loses it', async ({ expect }) => {
    await using place = await openPlace(backend);
    const begun = record();
    const answers = Promise.withResolvers<TrialOutcome>();
    await using queues = await openQueueProcess(place, async ({ sample }, tries) => {
      begun.note(sample, tries);
      return sample < 5 ? ENDED : answers.promise;
    });
    const { producer } = queues;
    const planned = queuedTrials(MANY);
    const [later, ...others] = queuedTrials(3);
    await producer.trials(planned);
    await producer.addLater('google', trialJobs([later!])[0]!, 60_000);
    await expect.poll(() => begun.runs.size).toBe(9);
    expect(await producer.unqueued([...planned, later!, ...others])).toEqual(others);
    await flush(place);
    expect(await producer.unqueued(planned)).toEqual(planned);
    await producer.trials(planned.slice(100));
    expect(await producer.unqueued(planned)).toEqual(planned.slice(0, 100));
    await producer.trials(await producer.unqueued(planned));
    answers.resolve(ENDED);
    await expect.poll(() => begun.runs.size).toBe(MANY);
  });
});

function portOf({ databaseUrl, redisUrl }: TestPlace): number {
  return Number(new URL(redisUrl ?? databaseUrl).port);
}

function through({ databaseUrl, redisUrl }: TestPlace, port: number) {
  const moved = (address: string) => {
    const url = new URL(address);
    url.port = String(port);
    return url.href;
  };
  return redisUrl === null
    ? { databaseUrl: moved(databaseUrl), redisUrl }
    : { databaseUrl, redisUrl: moved(redisUrl) };
}

/** Takes everything from the queues. */
async function flush({ databaseUrl, redisUrl }: TestPlace): Promise<void> {
  if (redisUrl !== null) {
    const redis = new Redis(redisUrl);
    await redis.flushall();
    redis.disconnect();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('delete from bullmq.job');
  await client.end();
}
