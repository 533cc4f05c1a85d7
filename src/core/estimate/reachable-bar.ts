import { flawlessProbability, LIKELY } from '../evidence/probability.ts';
import { enoughUnits } from '../evidence/study.ts';
import type { PlanStudy } from '../plan/plan-input.ts';

/** Bars that are offered, in percent. */
const HIGHEST = 95;
const LOWEST = 50;
const STEP = 5;

/**
 * Returns the highest bar, a multiple of 5%, that is lower than the one asked for and within reach of the
 * samples: a model without an error is proven at it or, where they are too few to prove anything, likely.
 * null where the bar itself is in reach, where none is, and for a relative bar.
 */
export function reachableBar(study: PlanStudy, bestProvable: number): number | null {
  const { bar } = study.input;
  if (bar.kind === 'relative') return null;
  const isEnough = enoughUnits(study, { n: study.units.length });
  const isInReach = (rate: number) =>
    isEnough ? rate <= bestProvable : flawlessProbability(study, rate) >= LIKELY;
  if (isInReach(bar.rate)) return null;
  for (let percent = HIGHEST; percent >= LOWEST; percent -= STEP) {
    if (percent / 100 < bar.rate && isInReach(percent / 100)) return percent / 100;
  }
  return null;
}
