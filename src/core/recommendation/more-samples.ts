import { provabilityOf } from '../estimate/provability.ts';
import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats.ts';
import { samplesToProve } from '../stats/feasibility.ts';
import { Z95 } from '../stats/levels.ts';

/** More than so many is no answer: the score is too near to the bar. */
const MOST = 100_000;

/** About how many samples are lacking to prove a rate at this score; null when none would do. */
export function moreForRate(study: PlanStudy, score: number, rate: number): number | null {
  const { last } = provabilityOf(study);
  const trials = samplesToProve(score, rate, last.z);
  if (trials === null || trials > MOST) return null;
  const needed =
    study.input.estimand === 'these-samples'
      ? Math.ceil(trials / last.look.repeats)
      : Math.max(trials, FEWEST_UNITS);
  return Math.max(5, needed - study.units.length);
}

/** Fewer pairs say nothing of how scores between 0 and 1 differ. */
const FEWEST_PAIRS = 20;

/**
 * About how many samples are lacking to prove a candidate within the margin of its reference, if
 * they go on to differ as they did: bounds narrow with the root of the samples; null when none would.
 */
export function moreForMargin(
  study: PlanStudy,
  who: { candidate: number; reference: number },
  within: number,
): number | null {
  const { units, input } = study;
  const look = { n: units.length, repeats: input.repeats, reference: input.repeats };
  const pair = pairAt(study, who, look);
  const pairs = pair.a.x.length;
  const { d, lo } = differenceBounds(pair, Z95, kindOf(study));
  if (d <= -within || pairs < FEWEST_PAIRS) return null;
  const needed = Math.ceil(pairs * ((d - lo) / (d + within)) ** 2);
  return needed > MOST ? null : Math.max(5, needed - units.length);
}

/** How often the plan put, or would put, one more sample to a candidate. */
export function repeatsToCome({ input }: PlanStudy, candidate: number): number {
  return input.memory?.candidates[candidate]?.repeats ?? repeatsOf(input, candidate);
}
