import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { budgetWaits } from '../../src/queue/budget-waits.ts';
import { openQueueProcess, queuedTrials } from '../support/queue-process.ts';
import { BACKENDS, openPlace } from '../support/runtime.ts';

describe('trials that wait for their evaluation’s money', () => {
  it('ask again one after another, those of another evaluation beside them', () => {
    let time = 0;
    const wait = budgetWaits(() => time);
    expect([wait('a'), wait('a'), wait('b'), wait('a')]).toEqual([50, 65, 50, 80]);
    time = 60;
    expect(wait('a')).toBe(50);
    time = 1_000;
    expect([wait('a'), wait('a')]).toEqual([50, 65]);
  });

  it('ask again as soon when the clock is set back', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const wait = budgetWaits();
    wait('a');
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(wait('a')).toBeLessThanOrEqual(65);
    vi.useRealTimers();
  });

  it.each(BACKENDS)('leave the queue on %s to others meanwhile', async (name) => {
    await using place = await openPlace(name);
    let calls = 0;
    const trial = async () => {
      calls += 1;
      return { kind: 'wait for budget' } as const;
    };
    await using queue = await openQueueProcess(place, trial, { concurrency: 20 });
    await queue.producer.trials(queuedTrials(300));
    await expect.poll(() => calls).toBeGreaterThanOrEqual(300);
    const before = calls;
    await sleep(1_500);
    expect(calls - before).toBeLessThan(300);
    await expect.poll(() => calls - before).toBeGreaterThan(10);
  });
});
