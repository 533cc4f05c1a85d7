import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPacer } from '../../../src/slack/out/pacer.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('what is done for one key begins so far apart, in order; other keys do not wait', async () => {
  const pace = createPacer(30);
  const begun: string[] = [];
  const go = async (key: string) => {
    await pace(key);
    begun.push(key);
  };
  await Promise.all([go('a'), go('a'), go('b'), go('a')]);
  expect(begun).toEqual(['a', 'b', 'a', 'a']);
});

it('waits no more once the time has passed', async () => {
  const pace = createPacer(60_000);
  await pace('a');
  vi.advanceTimersByTime(60_000);
  await pace('a');
});

it('waits as long as before when the clock is set back', async () => {
  const pace = createPacer(30);
  await pace('a');
  vi.setSystemTime(Date.now() - 3_600_000);
  await pace('a');
});
