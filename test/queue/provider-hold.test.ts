import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { chooseBackend } from '../../src/queue/backend.ts';
import { openProducer } from '../../src/queue/producer.ts';
import { providerHold } from '../../src/queue/provider-hold.ts';
import { openWorkers } from '../../src/queue/worker.ts';
import { BACKENDS, openPlace, type TestPlace } from '../support/runtime.ts';

/** A process's queue side at a place; each opens its own connections. */
async function openQueues(place: TestPlace) {
  const backend = chooseBackend({ ...place, simulated: true });
  await backend.migrate();
  const producer = await openProducer(backend, ['anthropic', 'google'], () => {});
  return {
    backend,
    producer,
    [Symbol.asyncDispose]: async () => {
      await producer.close();
      await backend.close();
    },
  };
}

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
    await using one = await openQueues(place);
    const ended: number[] = [];
    const nothing = async () => {};
    const trial = async ({ sample }: { sample: number }) => {
      ended.push(sample);
      return { kind: 'ended' } as const;
    };
    const workers = await openWorkers(
      one.backend,
      one.producer,
      { trial, evaluations: { plan: nothing, announce: nothing } },
      {
        providers: ['google'],
        concurrency: 2,
        leaseMs: 20_000,
        onError: () => {},
        onLockLost: () => {},
        onFailure: () => {},
      },
    );
    const carried = { candidate: 0, sample: 7, repeat: 0, losses: 0, answered: 0, retries: 0 };
    const job = { evaluationId: randomUUID(), trials: [carried] };
    await one.producer.holdBack('google', 3_600_000);
    await one.producer.addLater('google', job, 3_600_000);
    await one.producer.hurry();
    await expect.poll(() => ended).toEqual([7]);
    await workers.close();
  });
});

describe.each(BACKENDS)('a provider’s hold on %s', (backend) => {
  it('is heard by other processes, for that provider alone', async () => {
    await using place = await openPlace(backend);
    await using one = await openQueues(place);
    await using other = await openQueues(place);
    expect(await other.producer.heldFor('google')).toBe(0);
    await one.producer.holdBack('google', 5_000);
    await expect.poll(() => other.producer.heldFor('google')).toBeGreaterThan(4_000);
    expect(await other.producer.heldFor('anthropic')).toBe(0);
  });

  it('is not shortened by a shorter wait, nor broken by none', async () => {
    await using place = await openPlace(backend);
    await using one = await openQueues(place);
    await using other = await openQueues(place);
    await Promise.all([5_000, 300].map((ms) => one.producer.holdBack('google', ms)));
    await other.producer.holdBack('google', 200);
    await other.producer.holdBack('google', 0);
    await using third = await openQueues(place);
    expect(await third.producer.heldFor('google')).toBeGreaterThan(4_000);
  });

  it('keeps the workers of two processes from calling while it lasts', async () => {
    await using place = await openPlace(backend);
    await using one = await openQueues(place);
    await using other = await openQueues(place);
    const called: number[] = [];
    const ended = new Set<number>();
    let limitedAt = 0;
    const start = ({ backend: queues, producer }: typeof one) => {
      const trial = async ({ sample }: { sample: number }) => {
        called.push(Date.now());
        await sleep(20);
        if (sample === 0) {
          limitedAt ||= Date.now();
          if (Date.now() - limitedAt < 500)
            return { kind: 'rate limited', afterMs: 1_500 } as const;
        }
        ended.add(sample);
        return { kind: 'ended' } as const;
      };
      const nothing = async () => {};
      return openWorkers(
        queues,
        producer,
        { trial, evaluations: { plan: nothing, announce: nothing } },
        {
          providers: ['anthropic', 'google'],
          concurrency: 2,
          leaseMs: 20_000,
          onError: () => {},
          onLockLost: () => {},
          onFailure: () => {},
        },
      );
    };
    const workers = await Promise.all([start(one), start(other)]);
    const evaluationId = randomUUID();
    await one.producer.trials(
      Array.from({ length: 60 }, (_, sample) => ({
        evaluationId,
        candidate: 0,
        sample,
        repeat: 0,
        losses: 0,
        answered: 0,
        provider: 'google' as const,
      })),
    );
    await expect.poll(() => ended.size).toBe(60);
    const during = called.filter((at) => at > limitedAt + 400 && at < limitedAt + 1_400);
    expect(during).toEqual([]);
    await Promise.all(workers.map((worker) => worker.close()));
  });
});
