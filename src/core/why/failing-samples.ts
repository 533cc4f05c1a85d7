import { itemAt } from '../item-at.ts';
import { seededOrder } from '../stats/seeded-order.ts';
import { rightShare, type StoredTrials, scoredBySample } from './stored-trials.ts';

/** Failing samples that are looked into: more cost more and tell little more (recipes.md A2). */
export const MOST_CHOSEN = 24;

/** Returns the samples (from 0, rising) that a candidate gets right less than half of the time. */
export function failingSamples(stored: StoredTrials, candidate: number): number[] {
  const bySample = scoredBySample(itemAt(stored.candidates, candidate));
  return [...bySample]
    .filter(([, trials]) => rightShare(trials, stored.passMark) < 0.5)
    .map(([sample]) => sample)
    .sort((a, b) => a - b);
}

/**
 * Returns the failing samples that the arms are tried on: at most 24, in an order that only the seed
 * decides, one of each group, since near-duplicates tell the same.
 */
export function chosenFailures(
  failing: readonly number[],
  groups: readonly (string | null)[],
  seed: number,
): number[] {
  const taken = new Set<string>();
  return seededOrder(failing.length, seed)
    .map((index) => itemAt(failing, index))
    .filter((sample) => {
      const group = groups[sample] ?? null;
      if (group === null) return true;
      const isFirst = !taken.has(group);
      taken.add(group);
      return isFirst;
    })
    .slice(0, MOST_CHOSEN);
}
