import { unitsOf } from '../../evidence/units.ts';
import { type StoredTrials, scoredBySample } from '../stored-trials.ts';
import { FEWEST_COMMON } from './cascades.ts';

/** What must be asked before a pair can be judged (recipes.md B3). */
export interface ToKnow {
  /** Indexes of the pair's candidates: the second must answer the samples once. */
  first: number;
  second: number;
  /** Samples (from 0) that the first answered and the second wasn't asked. */
  samples: readonly number[];
  usd: number;
}

/**
 * Returns the pair that would be known for the least money: a first candidate that answered enough
 * independent samples, and a more expensive one that answered too few of them. null where there is none.
 */
export function toKnow(stored: StoredTrials): ToKnow | null {
  const { candidates, samples } = stored;
  const units = unitsOf(
    samples.map(({ group }) => group),
    0,
  );
  const asked = candidates.map((each) => new Set(scoredBySample(each).keys()));
  const common = (...who: ReadonlySet<number>[]) =>
    units.filter((unit) => unit.some((sample) => who.every((each) => each.has(sample)))).length;
  const pairs = candidates.flatMap((first, one) =>
    candidates.flatMap((second, other): ToKnow[] => {
      if (second.costPerCall <= first.costPerCall) return [];
      const [own, known] = [asked[one]!, asked[other]!];
      if (common(own) < FEWEST_COMMON || common(own, known) >= FEWEST_COMMON) return [];
      const lacking = [...own].filter((sample) => !known.has(sample)).sort((a, b) => a - b);
      return [
        { first: one, second: other, samples: lacking, usd: lacking.length * second.costPerCall },
      ];
    }),
  );
  const [cheapest] = pairs.sort((a, b) => a.usd - b.usd);
  return cheapest ?? null;
}
