import { itemAt } from '../item-at.ts';
import { ALPHA } from '../stats/levels.ts';
import type { OptimalTest } from '../stats/optimal-test.ts';
import { askedOnceTest, EXACT_BARS } from './asked-once.ts';
import type { PlanStudy } from './plan-input.ts';
import type { CandidateMemory } from './plan-memory.ts';

/**
 * The highest rate, in whole percents from the bar on, that a candidate's answers prove by the exact
 * test of each, looked at as far as the plan did: the claim that a proof carries, at least the bar.
 */
export function exactBound(
  study: PlanStudy,
  candidate: number,
  bar: number,
  { alpha, looks, pace = 'last' }: Pick<CandidateMemory, 'alpha' | 'looks' | 'pace'>,
): number {
  if (alpha !== ALPHA) return bar;
  const failures = failuresSoFar(study, candidate, looks);
  let proven = bar;
  for (
    let percent = Math.floor(bar * 100 + 1e-9) + 1;
    percent / 100 <= EXACT_BARS.most;
    percent++
  ) {
    const test = askedOnceTest(study.units.length, percent / 100, alpha, pace);
    if (!test) return proven;
    if (!endsProven(failures, test)) return proven;
    proven = percent / 100;
  }
  return proven;
}

/** Whether the walk ends where it proves: at the first number of answers that allows so few failures. */
function endsProven(failures: readonly number[], { allowed, hopeless }: OptimalTest): boolean {
  for (const [n, failed] of failures.entries()) {
    if (failed <= itemAt(allowed, n)) return true;
    if (failed >= itemAt(hopeless, n)) return false;
  }
  return false;
}

/** Failures after 0, 1, 2, … scored answers, in the study's order. */
function failuresSoFar({ units, table }: PlanStudy, candidate: number, looks: number): number[] {
  const { cells, repeats } = table(candidate);
  const counts = [0];
  let failures = 0;
  for (const unit of units.slice(0, looks)) {
    const score = itemAt(cells, itemAt(unit, 0) * repeats);
    if (!(score >= 0)) continue;
    if (score < 1) failures++;
    counts.push(failures);
  }
  return counts;
}
