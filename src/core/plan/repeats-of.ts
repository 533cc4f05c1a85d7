import { itemAt } from '../item-at.ts';
import type { PlanInput } from './plan-input.ts';

/**
 * How often a candidate is put to each sample at most: 5 times when its calls are at most 3% of the
 * price of calling every candidate once, 3 times up to 10%, else once; thorough evaluations twice
 * (stats.md 2.8: repeats are worth buying where they cost little). Never more than the evaluation
 * allows; all it allows when the claim is about these samples, for then repeats are the evidence.
 */
export function repeatsOf(input: PlanInput, candidate: number): number {
  if (input.estimand === 'these-samples') return input.repeats;
  const total = input.candidates.reduce((sum, { costPerCall }) => sum + costPerCall, 0);
  const share = total > 0 ? itemAt(input.candidates, candidate).costPerCall / total : 1;
  const expensive = input.thorough ? 2 : 1;
  const wanted = share <= 0.03 ? 5 : share <= 0.1 ? 3 : expensive;
  return Math.min(input.repeats, wanted);
}

/** A reference is put to each sample once, and again where that leaves the others open. */
export const REFERENCE_REPEATS = 2;

/** How often a candidate may be put to each sample at most, whatever it costs: once each, fewest first. */
export function possibleRepeats({ repeats, estimand, design, bar, thorough }: PlanInput): number[] {
  if (estimand === 'these-samples' || design === 'full') return [repeats];
  const expensive = thorough ? 2 : 1;
  const wanted = [expensive, ...(bar.kind === 'relative' ? [REFERENCE_REPEATS] : []), 3, 5];
  return [...new Set(wanted.map((times) => Math.min(repeats, times)))];
}
