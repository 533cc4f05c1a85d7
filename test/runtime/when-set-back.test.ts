import { expect, it } from 'vitest';
import { whenSetBack } from '../../src/runtime/when-set-back.ts';

function clocks() {
  const at = { day: 1_000_000, count: 0 };
  const pass = (ms: number) => {
    at.day += ms;
    at.count += ms;
  };
  return { at, pass, read: { ofDay: () => at.day, counting: () => at.count } };
}

it('acts once for each time that the clock is set back, by an hour or by a minute', async () => {
  const { at, pass, read } = clocks();
  let acted = 0;
  const look = whenSetBack(async () => {
    acted += 1;
  }, read);
  pass(60_000);
  await look();
  expect(acted).toBe(0);
  at.day -= 3_600_000;
  await look();
  await look();
  expect(acted).toBe(1);
  at.day -= 60_000;
  await look();
  expect(acted).toBe(2);
});

it('lets a clock be set forward, and drift', async () => {
  const { at, pass, read } = clocks();
  const look = whenSetBack(async () => expect.unreachable(), read);
  at.day += 3_600_000;
  await look();
  at.day -= 500;
  pass(1_000);
  await look();
});

it('acts again where that failed', async () => {
  const { at, read } = clocks();
  let tries = 0;
  const look = whenSetBack(async () => {
    tries += 1;
    if (tries === 1) throw new Error('the queue is away');
  }, read);
  at.day -= 3_600_000;
  await expect(look()).rejects.toThrow('away');
  await look();
  await look();
  expect(tries).toBe(2);
});
