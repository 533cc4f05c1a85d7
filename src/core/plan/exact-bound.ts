import { ALPHA } from '../stats/levels.ts';
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
    const end = failures.findIndex(
      (failed, n) => failed <= test.allowed[n]! || failed >= test.hopeless[n]!,
    );
    if (end < 0 || failures[end]! > test.allowed[end]!) return proven;
    proven = percent / 100;
  }
  return proven;
}

/** Failures after 0, 1, 2, … scored answers, in the study's order. */
function failuresSoFar({ units, table }: PlanStudy, candidate: number, looks: number): number[] {
  const { cells, repeats } = table(candidate);
  const counts = [0];
  for (const [sample] of units.slice(0, looks)) {
    const score = cells[sample! * repeats]!;
    if (score >= 0) counts.push(counts.at(-1)! + (score < 1 ? 1 : 0));
  }
  return counts;
}
