import { dollars } from '../format.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats.ts';
import type { Estimate, EstimateQuestion } from './estimate.ts';

/** Dollars and calls that an evaluation may take. */
export interface EstimatedCosts
  extends Pick<Estimate, 'expectedUsd' | 'largestUsd' | 'fullDesignUsd' | 'calls'> {
  /** What is expected without a budget. */
  neededUsd: number;
}

/** How likely the plan is taken to go on from one candidate to the next more expensive one. */
const GOES_ON = 0.8;

/** The part of one pass that a candidate is taken to need before it is decided. */
const PART_OF_PASS = 0.75;

/**
 * Expected, largest and full cost. What an adaptive design is expected to need is a rule of thumb set
 * by `npm run bench:decisions`: each candidate takes three quarters of a pass, and four times in five
 * the plan goes on to the next; one that it doesn't come to has had its pilot. Neither cost is ever more than the budget.
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
  return { neededUsd, expectedUsd, largestUsd, fullDesignUsd, calls: { full, expected } };
}

/** How many calls so many dollars pay for, one candidate after the other. */
function callsWithin(
  usd: number,
  candidates: readonly { calls: number; expected: number }[],
): number {
  let left = usd;
  let made = 0;
  for (const { calls, expected } of candidates) {
    const paid = expected > 0 ? Math.min(calls, left / expected) : calls;
    made += paid;
    left -= paid * expected;
  }
  return Math.round(made);
}

/** Said where the budget is likely to end it early, or covers nothing. */
export function budgetSentences(
  { spec, candidates, judge }: EstimateQuestion,
  neededUsd: number,
): string[] {
  const cheapest = Math.min(
    ...candidates.map(({ worstCallUsd }) => worstCallUsd + (judge?.worstCallUsd ?? 0)),
  );
  if (cheapest > spec.budget) {
    return [
      `Your budget of ${dollars(spec.budget)} does not cover one call, which may cost ${dollars(cheapest)}: nothing could be run.`,
    ];
  }
  return neededUsd > spec.budget
    ? [
        `About ${dollars(neededUsd)} is needed: your budget of ${dollars(spec.budget)} will likely end it early.`,
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
        worst: candidate.worstCallUsd + (judge?.worstCallUsd ?? 0),
        calls: samples * (spec.design === 'full' ? spec.repeats : adaptive),
        isReference,
        isPiloted: input.candidates.length > 1 && input.candidates[index]!.piloted,
      };
    })
    .toSorted((a, b) => a.expected - b.expected)
    .map((one, place) => ({ ...one, part: partOf(one, GOES_ON ** place, samples) }));
}

/** The part of a pass that a candidate is expected to take, when the plan comes to it with this chance. */
function partOf(
  { isReference, isPiloted }: { isReference: boolean; isPiloted: boolean },
  chance: number,
  samples: number,
): number {
  if (isReference) return 1;
  const pilot = isPiloted && samples > 0 ? 1 / samples : 0;
  return chance * Math.max(PART_OF_PASS, pilot) + (1 - chance) * pilot;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
