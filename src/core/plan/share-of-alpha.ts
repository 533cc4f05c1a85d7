import { kindOf } from '../evidence/study.ts';
import { allowedFailures, provingChance } from '../stats/exact-binomial.ts';
import { ALPHA } from '../stats/levels.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';

/** From so many candidates on, the 5% are shared where that costs little. */
const FAMILY = 4;
/** At most this chance to prove a good model may be lost by sharing. */
const LOST_AT_MOST = 0.02;
/** Log-odds from the bar of a model that is good enough, but not by far: 95.7% for a bar of 90%. */
const GOOD = 0.9;

/**
 * A candidate's share of alpha: each has the whole of it, or all share it, as asked for (strict) or
 * where there are four or more and enough samples that a good model is proven all the same.
 */
export function shareOfAlpha(study: PlanStudy, { reference }: PlanMemory): number {
  const { input, units } = study;
  const tested = input.candidates.length - (reference === null ? 0 : 1);
  const shared = ALPHA / Math.max(1, tested);
  if (input.strict) return shared;
  const { continuous, theseSamples } = kindOf(study);
  if (tested < FAMILY || input.bar.kind === 'relative' || continuous || theseSamples) return ALPHA;
  const { rate } = input.bar;
  const odds = (rate / (1 - rate)) * Math.exp(GOOD);
  const chance = (alpha: number) => provingChance(units.length, odds / (1 + odds), rate, alpha);
  const lost = chance(ALPHA) - chance(shared);
  const provable = allowedFailures(units.length, rate, shared) >= 0;
  return provable && lost <= LOST_AT_MOST ? shared : ALPHA;
}
