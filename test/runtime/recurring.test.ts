import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { recurring } from '../../src/runtime/recurring.ts';

it('what recurs is never under way twice, goes on after an error, and is waited for', async () => {
  const errors: unknown[] = [];
  let underWay = 0;
  let most = 0;
  let ended = 0;
  const timer = recurring(
    5,
    async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await sleep(20);
      underWay -= 1;
      ended += 1;
      if (ended === 1) throw new Error('once');
    },
    (error) => errors.push(error),
  );
  await expect.poll(() => ended).toBeGreaterThan(1);
  await timer.stop();
  expect({ most, underWay, errors: errors.length }).toEqual({ most: 1, underWay: 0, errors: 1 });
  const before = ended;
  await sleep(30);
  expect(ended).toBe(before);
});
