import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { itemAt } from '../item-at.ts';

/** The numbers 0..n-1 in a random order that only `seed` decides (Fisher-Yates). */
export function seededOrder(n: number, seed: number): number[] {
  const generator = xoroshiro128plus(seed);
  const order = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    [order[last], order[other]] = [itemAt(order, other), itemAt(order, last)];
  }
  return order;
}
