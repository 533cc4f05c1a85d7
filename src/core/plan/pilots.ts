import { hasEnded } from '../evidence/score-table.ts';
import type { TrialKey } from '../trial.ts';
import type { PlanStudy } from './plan-input.ts';

/**
 * The pilots that have not ended: the first sample's first repeat of each candidate that is to have
 * one. A single candidate needs no order, and one that was stopped is asked no more.
 */
export function lackingPilots({ input, units, table }: PlanStudy): TrialKey[] {
  const sample = units[0]?.[0];
  if (sample === undefined || input.candidates.length < 2) return [];
  return input.candidates.flatMap(({ piloted, stopped }, candidate) =>
    piloted && !stopped && !hasEnded(table(candidate), sample, 0)
      ? [{ candidate, sample, repeat: 0 }]
      : [],
  );
}

/** The part of the budget that a pilot may cost at most. */
const PART_OF_BUDGET = 0.1;

/**
 * Whether a candidate has a pilot: not where that alone could take over a tenth of the budget, nor
 * in a full design, which calls everybody.
 */
export function hasPilot(
  spec: { pilots: boolean; design: 'adaptive' | 'full'; budget: number },
  worstTrialUsd: number,
): boolean {
  return spec.pilots && spec.design === 'adaptive' && worstTrialUsd <= PART_OF_BUDGET * spec.budget;
}
