import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDollars, smallest, toDollars } from '../../src/core/money.ts';

describe('an amount of money', () => {
  it.each([
    [0, 0n],
    [1, 1_000_000_000_000n],
    [0.000_000_000_001, 1n],
    [0.000_000_000_000_4, 0n],
    [0.000_000_000_000_6, 1n],
    [-2.5, -2_500_000_000_000n],
    // No float is 0.1; the amount is.
    [0.1, 100_000_000_000n],
  ])('of $%d is %d picodollars', (dollars, amount) => {
    expect(fromDollars(dollars)).toBe(amount);
  });

  it('comes back from dollars as it was, up to a thousand dollars', () => {
    const amounts = fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n });
    fc.assert(fc.property(amounts, (amount) => fromDollars(toDollars(amount)) === amount));
  });

  it.each([Number.NaN, Infinity, -Infinity])('is never %d', (dollars) => {
    expect(() => fromDollars(dollars)).toThrow(RangeError);
  });
});

it.each([
  [[5n], 5n],
  [[3n, 1n, 2n], 1n],
  [[2n, -1n], -1n],
  [[10n, 9n], 9n],
])('the smallest of some amounts is among them', (amounts, amount) => {
  expect(smallest(amounts)).toBe(amount);
});
