import { expect, it } from 'vitest';
import { eachWithin, LateError, within } from '../../src/slack/within.ts';

const never = () => new Promise<string>(() => {});

it('what comes in time is what it comes to, its errors too', async () => {
  expect(await within(60_000, Promise.resolve('in time'))).toBe('in time');
  await expect(within(60_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('what takes longer is late', async () => {
  await expect(within(5, never())).rejects.toThrow(LateError);
});

it('verbs are late each; what is no verb, and what answers at once, is as it was', async () => {
  const logger = { lines: 3 };
  const verbs = { never, logger, now: (hour: number) => hour + 1, soon: async () => 'soon' };
  const bounded = { ...eachWithin(5, verbs) };
  await expect(bounded.never()).rejects.toThrow(LateError);
  expect(bounded.logger).toBe(logger);
  expect(bounded.now(1)).toBe(2);
  expect(await eachWithin(60_000, verbs).soon()).toBe('soon');
});
