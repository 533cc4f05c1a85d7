import type { PlanCandidate } from './plan-input.ts';

/** Returns the expected dollars of one call next month: which candidate is cheapest goes by it. */
export function monthCallUsd({
  costPerCall,
  monthTimes,
}: Pick<PlanCandidate, 'costPerCall' | 'monthTimes'>): number {
  return costPerCall * monthTimes;
}
