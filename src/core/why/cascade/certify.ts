import type { Clusters } from '../../evidence/clusters.ts';
import { evidenceOf } from '../../evidence/evidence.ts';
import type { Kind } from '../../evidence/study.ts';
import { allowedFailures } from '../../stats/exact-binomial.ts';
import { normalQuantile } from '../../stats/normal.ts';
import type { PairEstimate } from './estimate.ts';

/** Returns the scores of independent samples, each worth one answer, whatever it was made from. */
export function asClusters(x: readonly number[]): Clusters {
  return { unit: x.map((_, index) => index), x: [...x], r: x.map(() => 1), repeats: 1 };
}

/**
 * Returns which policies of one pair are proven to be right at least at the rate of `bar`, by a fixed
 * sequence: from the one that hands on most to the one that hands on least, an order that no right answer
 * decides, as long as each clears the bar at the error of `alpha`. The first that doesn't ends it, so that
 * all together err as often as one (recipes.md B).
 */
export function certified(
  estimates: readonly PairEstimate[],
  { bar, alpha, kind }: { bar: number; alpha: number; kind: Kind },
): ReadonlySet<PairEstimate> {
  const proven = new Set<PairEstimate>();
  const z = -normalQuantile(alpha);
  const clears = (x: readonly number[]) =>
    evidenceOf(asClusters(x), bar, kind).above >= z &&
    (hasNoExactTest(kind) || fewFail(x, bar, alpha));
  for (const estimate of estimates.toSorted((a, b) => b.escalated - a.escalated)) {
    if (!clears(estimate.right)) break;
    proven.add(estimate);
  }
  return proven;
}

/** Scores between 0 and 1, or a claim about these samples only, have no exact test. */
function hasNoExactTest({ continuous, theseSamples }: Kind): boolean {
  return continuous || theseSamples;
}

/** The exact binomial test of samples that pass or fail: shares of them vary less than whole ones. */
function fewFail(x: readonly number[], bar: number, alpha: number): boolean {
  const failed = x.reduce((sum, value) => sum + 1 - value, 0);
  return Math.floor(failed + 1e-9) <= allowedFailures(x.length, bar, alpha);
}
