import { clusteredPairs, tangoOf } from '../../../src/core/stats/clustered-pairs.ts';

/** Tango's interval of two models' pass rates on the same samples, and the pairs it is made of. */
export function tangoClustered(
  xA: readonly number[],
  xB: readonly number[],
  rA: number,
  rB: number,
  z: number,
) {
  const pairs = clusteredPairs(xA, xB, rA, rB);
  return { ...tangoOf(pairs, z), ...pairs };
}
