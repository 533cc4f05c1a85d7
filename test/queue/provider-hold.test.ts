import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { TrialOutcome } from '../../src/core/settlement/claimed-trial.ts';
import { providerHold } from '../../src/queue/provider-hold.ts';
import { openQueueProcess, openQueues, queuedTrials } from '../support/queue-process.ts';
import { BACKENDS, openPlace } from '../support/runtime.ts';

/** Calls that had begun before a hold was heard of have ended after so long. */
const UNDER_WAY_MS = 500;

describe('the clock that is set back', () => {
  it('lengthens no hold', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const nothing = async () => 0;
    const queue = { rateLimit: async () => {}, getRateLimitTtl: nothing };
    const hold = providerHold({ ...queue, removeRateLimitKey: nothing });
    await hold.extend(200);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await hold.left()).toBeLessThanOrEqual(200);
    vi.useRealTimers();
  });

  it.each(BACKENDS)('leaves nothing waiting on %s once the queues are hurried', async (backend) => {
    await using place = await openPlace(backend);
    const ended: number[] = [];
    await using queues = await openQueueProcess(place, async ({ sample }) => {
      ended.push(sample);
      return { kind: 'ended' };
    });
    const carried = { candidate: 0, sample: 7, repeat: 0, losses: 0, answered: 0, retries: 0 };
    const job = { evaluationId: randomUUID(), trials: [carried] };
    await queues.producer.holdBack('google', 3_600_000);
    await queues.producer.addLater('google', job, 3_600_000);
    await queues.producer.hurry();
    await expect.poll(() => ended).toEqual([7]);
  });
});

describe.each(BACKENDS)('a provider’s hold on %s', (backend) => {
  it('is heard by other processes, for that provider alone', async () => {
    await using place = await openPlace(backend);
    await using one = await openQueues(place);
    await using other = await openQueues(place);
    expect(await other.producer.heldFor('google')).toBe(0);
    await one.producer.holdBack('google', 60_000);
    await expect.poll(() => other.producer.heldFor('google')).toBeGreaterThan(30_000);
    expect(await other.producer.heldFor('anthropic')).toBe(0);
  });

  it('is not shortened by a shorter wait, nor broken by none', async () => {
    await using place = await openPlace(backend);
    await using one = await openQueues(place);
    await using other = await openQueues(place);
    await Promise.all([60_000, 300].map((ms) => one.producer.holdBack('google', ms)));
    await other.producer.holdBack('google', 200);
    await other.producer.holdBack('google', 0);
    await using third = await openQueues(place);
    expect(await third.producer.heldFor('google')).toBeGreaterThan(30_000);
  });

  it('keeps the workers of two processes from calling while it lasts', async () => {
    await using place = await openPlace(backend);
    const called: number[] = [];
    const ended = new Set<number>();
    let isRefused = true;
    const heard = Promise.withResolvers<void>();
    const trial = async ({ sample }: { sample: number }): Promise<TrialOutcome> => {
      called.push(sample);
      if (sample === called[0] && isRefused) return { kind: 'rate limited', afterMs: 3_600_000 };
      await heard.promise;
      ended.add(sample);
      return { kind: 'ended' };
    };
    await using one = await openQueueProcess(place, trial, { concurrency: 2 });
    await using other = await openQueueProcess(place, trial, { concurrency: 2 });
    await one.producer.trials(queuedTrials(60));
    for (const { producer } of [one, other]) {
      await expect.poll(() => producer.heldFor('google')).toBeGreaterThan(0);
    }
    heard.resolve();
    await sleep(UNDER_WAY_MS);
    const before = called.length;
    await sleep(UNDER_WAY_MS);
    expect(called).toHaveLength(before);
    expect(before).toBeLessThan(60);
    isRefused = false;
    await one.producer.hurry();
    await other.producer.hurry();
    await expect.poll(() => ended.size).toBe(60);
  });
});
