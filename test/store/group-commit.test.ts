import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../src/store/group-commit.ts';

/** Doubles numbers, writes 13 never, and keeps what it was asked to write. */
function recorded(error: Error) {
  const batches: (readonly number[])[] = [];
  const write = groupCommit(async (items: readonly number[]) => {
    batches.push(items);
    await Promise.resolve();
    if (items.includes(13)) throw error;
    return items.map((item) => item * 2);
  });
  return { batches, write };
}

describe('a group commit', () => {
  it('writes together what comes in one turn', async () => {
    const { batches, write } = recorded(new Error());
    await expect(Promise.all([1, 2, 3].map(write))).resolves.toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('writes together what comes while it writes, after what came before', async () => {
    const batches: (readonly number[])[] = [];
    const first = Promise.withResolvers<void>();
    const write = groupCommit(async (items: readonly number[]) => {
      batches.push(items);
      if (batches.length === 1) await first.promise;
      return items;
    });
    const one = write(1);
    await expect.poll(() => batches).toEqual([[1]]);
    const others = [2, 3].map(write);
    first.resolve();
    await Promise.all([one, ...others]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('fails for the one item that is refused, and for no other of its batch', async () => {
    const { write } = recorded(new Error('bigint out of range'));
    const outcomes = await Promise.allSettled([1, 2, 13, 4].map(write));
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    ]);
  });

  it('is not tried item by item while the database is away', async () => {
    const { batches, write } = recorded(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    await Promise.allSettled([1, 2, 13, 4].map(write));
    expect(batches).toEqual([[1, 2, 13, 4]]);
  });
});
