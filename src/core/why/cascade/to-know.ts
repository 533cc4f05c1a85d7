import { unitsOf } from '../../evidence/units.ts';
import { itemAt } from '../../item-at.ts';
import { mean } from '../../stats/moments.ts';
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
 * independent samples, and a more expensive one that answered too few of them. Left out is what could not
 * cost less than `limit` dollars a call next month, if the second were asked nowhere but where the first is wrong. null
 * where there is none.
 */
export function toKnow({ candidates, samples }: StoredTrials, limit: number): ToKnow | null {
  const units = unitsOf(
    samples.map(({ group }) => group),
    0,
  );
  const trials = candidates.map(scoredBySample);
  const common = (...who: BySample[]) =>
    units.filter((unit) => unit.some((sample) => who.every((each) => each.has(sample)))).length;
  const pairs = candidates.flatMap((first, one) =>
    candidates.flatMap((second, other): ToKnow[] => {
      const [own, others] = [itemAt(trials, one), itemAt(trials, other)];
      if (second.monthCallUsd <= first.monthCallUsd) return [];
      if (common(own) < FEWEST_COMMON || common(own, others) >= FEWEST_COMMON) return [];
      if (first.monthCallUsd + wrongShare(own) * second.monthCallUsd > limit) return [];
      const lacking = [...own.keys()].filter((sample) => !others.has(sample));
      const usd = lacking.length * second.costPerCall;
      return [{ first: one, second: other, samples: lacking.sort((a, b) => a - b), usd }];
    }),
  );
  const [cheapest] = pairs.sort((a, b) => a.usd - b.usd);
  return cheapest ?? null;
}

type BySample = ReturnType<typeof scoredBySample>;

function wrongShare(trials: BySample): number {
  return mean([...trials.values()].map((own) => 1 - mean(own.map(({ score }) => score))));
}
