import { describe, expect, it } from 'vitest';
import { itemAt } from '../../src/core/item-at.ts';
import { lastOf } from '../../src/core/last-of.ts';

describe('an item of a list', () => {
  it('is what stands at its index, empty or not', () => {
    expect(itemAt(['a', 'b'], 1)).toBe('b');
    expect(itemAt(Int16Array.of(0, 7), 0)).toBe(0);
    expect(itemAt([null], 0)).toBeNull();
    expect(lastOf(['a', 'b'])).toBe('b');
  });

  it.each([2, -1, Number.NaN])('at %d of two is our own fault, said with both numbers', (index) => {
    expect(() => itemAt(['a', 'b'], index)).toThrow(`A list of 2 has nothing at ${index}.`);
  });

  it('that is the last of none is our own fault', () => {
    expect(() => lastOf([])).toThrow('A list of 0 has nothing at -1.');
  });
});
