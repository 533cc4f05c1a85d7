import type { Clusters } from '../../evidence/clusters.ts';
import { evidenceOf } from '../../evidence/evidence.ts';
import type { Kind } from '../../evidence/study.ts';
import type { Estimate } from './estimate.ts';

/** Returns the scores of independent samples, each worth one answer, whatever it was made from. */
export function asClusters(x: readonly number[]): Clusters {
  return { unit: x.map((_, index) => index), x: [...x], r: x.map(() => 1), repeats: 1 };
}

/**
 * Returns which policies of one pair are proven to be right at least at the rate of `bar`, by a fixed
 * sequence: the second model alone, then the policies from the one that hands on most to the one that
 * hands on least, an order that no right answer decides; as long as each clears the bar at z. The first
 * that doesn't ends it, so that all together err as often as one (recipes.md B).
 */
export function certified(
  estimates: readonly Estimate[],
  { bar, z, kind }: { bar: number; z: number; kind: Kind },
): ReadonlySet<Estimate> {
  const proven = new Set<Estimate>();
  const clears = (x: readonly number[]) => evidenceOf(asClusters(x), bar, kind).above >= z;
  for (const estimate of estimates.toSorted((a, b) => b.escalated - a.escalated)) {
    if (!clears(estimate.secondRight) || !clears(estimate.right)) break;
    proven.add(estimate);
  }
  return proven;
}
