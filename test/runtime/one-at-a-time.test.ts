import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/runtime/one-at-a-time.ts';

/** Work that is under way until it is let go. */
function heldWork() {
  const begun: string[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const work = (id: string) => {
    begun.push(id);
    const end = Promise.withResolvers<void>();
    ends.push(end);
    return end.promise;
  };
  return { begun, ends, work };
}

it('runs once at a time for an id, and once more for all who asked meanwhile', async () => {
  const { begun, ends, work } = heldWork();
  const run = oneAtATime(work);
  const first = run('a');
  const second = run('a');
  await run('a');
  expect(begun).toEqual(['a']);
  ends[0]!.resolve();
  await first;
  await expect.poll(() => begun).toEqual(['a', 'a']);
  ends[1]!.resolve();
  await second;
  const third = run('a');
  expect(begun).toEqual(['a', 'a', 'a']);
  ends[2]!.resolve();
  await third;
});

it('keeps nobody waiting for another id', () => {
  const { begun, work } = heldWork();
  const run = oneAtATime(work);
  void run('a');
  void run('b');
  expect(begun).toEqual(['a', 'b']);
});

it('tells a failure to who ran it alone', async () => {
  const { begun, ends, work } = heldWork();
  const run = oneAtATime(work);
  const first = run('a');
  const second = run('a');
  ends[0]!.reject(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await expect.poll(() => begun).toEqual(['a', 'a']);
  ends[1]!.resolve();
  await expect(second).resolves.toBeUndefined();
});
