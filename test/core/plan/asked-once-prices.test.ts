import { expect, it } from 'vitest';
import { designOf } from '../../../src/core/plan/asked-once.ts';
import { storedPrice } from '../../../src/core/plan/asked-once-prices.ts';
import { errorPriceFor } from '../../../src/core/stats/optimal-test.ts';

it.each([
  [15, 0.5, 'patient'],
  [15, 0.81, 'sparing'],
  [29, 0.9, 'last'],
  [60, 0.57, 'patient'],
] as const)(
  'the stored price of an error at %i samples and %d, %s, is the one found anew',
  (size, bar, pace) => {
    const part = pace === 'sparing' && 0.05 * 0.88 >= bar ** size ? 0.88 : 1;
    expect(storedPrice(size, bar, pace)).toBe(
      errorPriceFor(designOf(size, bar, pace), 0.05 * part),
    );
  },
);

it('no price is stored where nobody could be proven, for other sizes, and for other bars', () => {
  expect(storedPrice(15, 0.82, 'patient')).toBeNull();
  expect(storedPrice(14, 0.5, 'patient')).toBeNull();
  expect(storedPrice(301, 0.99, 'patient')).toBeNull();
  expect(storedPrice(50, 0.925, 'patient')).toBeNull();
  expect(storedPrice(50, 0.49, 'patient')).toBeNull();
  expect(storedPrice(300, 0.99, 'patient')).toEqual(expect.any(Number));
});
