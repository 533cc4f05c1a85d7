import { expect, it } from 'vitest';
import { entryOf } from '../../src/core/entry-of.ts';

it('returns what a map holds under a key, and says which one it lacks', () => {
  const map = new Map([['a', 0]]);
  expect(entryOf(map, 'a')).toBe(0);
  expect(() => entryOf(map, 'b')).toThrow('A map of 1 has nothing under b.');
});
