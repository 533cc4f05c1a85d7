import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCoalescer } from '../../../src/slack/out/coalescer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorded(run: (key: string) => Promise<void> = async () => undefined) {
  const runs: string[] = [];
  const coalescer = createCoalescer((key) => {
    runs.push(key);
    return run(key);
  }, 3_000);
  return { runs, coalescer };
}

it('runs at once, and requests within three seconds become one', async () => {
  const { runs, coalescer } = recorded();
  for (let i = 0; i < 50; i += 1) coalescer.request('a');
  expect(runs).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(runs).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toEqual(['a', 'a']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(runs).toEqual(['a', 'a']);
});

it('runs at most once every three seconds under a steady stream', async () => {
  const { runs, coalescer } = recorded();
  for (let ms = 0; ms < 60_000; ms += 100) {
    coalescer.request('a');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(runs).toHaveLength(21);
});

it('has many keys take turns: forty runs a minute in all, and each gets its own', async () => {
  const runs: { key: string; at: number }[] = [];
  const coalescer = createCoalescer(
    async (key) => void runs.push({ key, at: Date.now() }),
    3_000,
    1_500,
  );
  const keys = Array.from({ length: 20 }, (_, index) => `evaluation ${index}`);
  const begun = Date.now();
  for (let ms = 0; ms < 240_000; ms += 500) {
    for (const key of keys) coalescer.request(key);
    await vi.advanceTimersByTimeAsync(500);
  }
  const later = runs.filter(({ at }) => at - begun >= 60_000);
  expect(runs.length - later.length).toBeLessThanOrEqual(keys.length + 40);
  expect(later.length / 3).toBeLessThanOrEqual(41);
  const fewest = Math.min(...keys.map((key) => later.filter((run) => run.key === key).length));
  expect(fewest).toBeGreaterThanOrEqual(5);
});

it('keeps keys apart', () => {
  const { runs, coalescer } = recorded();
  coalescer.request('a');
  coalescer.request('b');
  expect(runs).toEqual(['a', 'b']);
});

it('never runs twice at a time for a key', async () => {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  const { runs, coalescer } = recorded(() => promise);
  coalescer.request('a');
  coalescer.request('a');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(runs).toEqual(['a']);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(runs).toEqual(['a', 'a']);
});

it('forgets a cancelled key once what runs has ended', async () => {
  let ended = false;
  const { runs, coalescer } = recorded(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ended = true;
  });
  coalescer.request('a');
  coalescer.request('a');
  const cancelled = coalescer.cancel('a');
  await vi.advanceTimersByTimeAsync(10_000);
  await cancelled;
  expect(ended).toBe(true);
  expect(runs).toEqual(['a']);
});
