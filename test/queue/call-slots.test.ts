import { expect, it } from 'vitest';
import { callSlots } from '../../src/queue/call-slots.ts';

it('slots of calls go to those that wait in their order, and to nobody before them', async () => {
  const slots = callSlots(2);
  expect([slots.takeFree(), slots.takeFree(), slots.takeFree()]).toEqual([true, true, false]);
  const order: string[] = [];
  const waiting = ['a', 'b'].map((name) => slots.take().then(() => order.push(name)));
  slots.giveBack();
  expect(slots.takeFree()).toBe(false);
  await waiting[0];
  expect(order).toEqual(['a']);
  slots.giveBack();
  await waiting[1];
  slots.giveBack();
  expect([slots.takeFree(), slots.takeFree()]).toEqual([true, false]);
});

it('nobody waits for slots that are closed', async () => {
  const slots = callSlots(1);
  slots.takeFree();
  const waiting = slots.take();
  slots.close();
  await expect(waiting).resolves.toBe(false);
  slots.giveBack();
  await expect(slots.take()).resolves.toBe(false);
});
