import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBrake } from '../../src/queue/brake.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker that is paused and resumed; `restsMs` are how long it rested. */
function restingWorker() {
  const restsMs: number[] = [];
  let pausedAt = 0;
  const events = new EventEmitter();
  const worker = {
    on: events.on.bind(events),
    pause: async () => {
      pausedAt = performance.now();
    },
    resume: async () => {
      restsMs.push(performance.now() - pausedAt);
    },
  };
  return { worker, restsMs, takeJob: () => events.emit('active') };
}

async function failAndRest(brake: { press(): void }, times: number): Promise<void> {
  for (let left = times; left > 0; left--) {
    brake.press();
    await vi.advanceTimersByTimeAsync(10_000);
  }
}

it('a worker that fails again and again rests twice as long each time, and at most ten seconds', async () => {
  const { worker, restsMs } = restingWorker();
  const brake = createBrake(worker);
  for (const ms of [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
    brake.press();
    await vi.advanceTimersByTimeAsync(ms);
  }
  expect(restsMs).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

it('a worker that got a job, or went on for long, rests briefly when it fails next', async () => {
  const { worker, restsMs, takeJob } = restingWorker();
  const brake = createBrake(worker);
  await failAndRest(brake, 2);
  takeJob();
  await failAndRest(brake, 1);
  await vi.advanceTimersByTimeAsync(10_000);
  await failAndRest(brake, 1);
  expect(restsMs).toEqual([500, 1_000, 500, 500]);
});
