import { dollars, exactDollars, upToTheCent } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { newMemory } from '../plan/memory.ts';
import { partOfPass } from '../plan/part-of-pass.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats-of.ts';
import { sum } from '../stats/moments.ts';
import type { Estimate, EstimateQuestion } from './estimate.ts';

/** Dollars and calls that an evaluation may take. */
export interface EstimatedCosts
  extends Pick<
    Estimate,
    'expectedUsd' | 'largestUsd' | 'fullDesignUsd' | 'leastCallUsd' | 'calls'
  > {
  /** What is expected without a budget. */
  neededUsd: number;
}

/**
 * Expected, largest and full cost. What an adaptive design is expected to need is a rule of thumb
 * (`partOfPass`). Neither cost is ever more than the budget.
 */
export function costsOf(question: EstimateQuestion, input: PlanInput): EstimatedCosts {
  const { spec, samples } = question;
  const tried = triedOf(question, input);
  const everything = samples * spec.repeats;
  const full = everything * tried.length;
  const fullDesignUsd = everything * sum(tried.map(({ expected }) => expected));
  const worst = sum(tried.map(({ worst: most, calls }) => most * calls));
  const largestUsd = Math.min(spec.budget, worst);
  const isFull = spec.design === 'full';
  const neededUsd = isFull
    ? fullDesignUsd
    : samples * sum(tried.map(({ expected, part }) => expected * part));
  const expectedUsd = Math.min(neededUsd, largestUsd);
  const expected = isFull
    ? Math.round(neededUsd > 0 ? (full * expectedUsd) / neededUsd : full)
    : callsWithin(
        expectedUsd,
        tried.map((one) => ({ calls: samples * one.part, expected: one.expected })),
      );
  return {
    neededUsd,
    expectedUsd,
    largestUsd,
    fullDesignUsd,
    leastCallUsd: Math.min(...tried.map(({ worst: most }) => most)),
    calls: { full, expected },
  };
}

/** How many calls so many dollars pay for, one candidate after the other. */
function callsWithin(
  usd: number,
  candidates: readonly { calls: number; expected: number }[],
): number {
  let unspent = usd;
  let made = 0;
  for (const { calls, expected } of candidates) {
    const paid = expected > 0 ? Math.min(calls, unspent / expected) : calls;
    made += paid;
    unspent -= paid * expected;
  }
  return Math.round(made);
}

/** Returns what is wrong with a budget that covers no call, without a stop; null where it covers one. */
export function uncoveredWords(budgetUsd: number, leastCallUsd: number): string | null {
  if (leastCallUsd <= budgetUsd) return null;
  return `Your budget of ${exactDollars(budgetUsd)} does not cover one call, which may cost ${upToTheCent(leastCallUsd)}`;
}

/** Said where the budget is likely to end it early, or covers nothing. */
export function budgetSentences(
  { spec }: EstimateQuestion,
  { neededUsd, leastCallUsd }: Pick<EstimatedCosts, 'neededUsd' | 'leastCallUsd'>,
): string[] {
  const uncovered = uncoveredWords(spec.budget, leastCallUsd);
  if (uncovered !== null) return [`${uncovered}: nothing could be run.`];
  return neededUsd > spec.budget
    ? [
        `About ${dollars(neededUsd)} is needed: your budget of ${exactDollars(spec.budget)} will likely end it early.`,
      ]
    : [];
}

/** The candidates, cheapest first, with what each may take: dollars a call, most calls, and the part of a pass. */
function triedOf({ spec, samples, candidates, judge }: EstimateQuestion, input: PlanInput) {
  const { reference } = newMemory(input);
  return candidates
    .map((candidate, index) => {
      const isReference = index === reference;
      const adaptive = isReference ? Math.min(2, spec.repeats) : repeatsOf(input, index);
      return {
        expected: candidate.expectedCallUsd + (judge?.expectedCallUsd ?? 0),
        nextMonth: candidate.expectedCallUsd * candidate.monthTimes,
        worst: candidate.worstCallUsd + (judge?.worstCallUsd ?? 0),
        calls: samples * (spec.design === 'full' ? spec.repeats : adaptive),
        isReference,
        isPiloted: input.candidates.length > 1 && itemAt(input.candidates, index).piloted,
      };
    })
    .toSorted((a, b) => a.nextMonth - b.nextMonth)
    .map((one, place) => ({ ...one, part: partOfPass({ ...one, place }, samples) }));
}
