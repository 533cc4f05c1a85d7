import { rateDensity, shareAbove } from '../../../src/core/stats/rate-density.ts';

/** How probable a rate of at least `bar` is, from each sample's pass rate and repeats; in [0,1]. */
export function probGoodEnough(x: readonly number[], r: readonly number[], bar: number): number {
  return shareAbove(rateDensity(x, r), bar);
}
