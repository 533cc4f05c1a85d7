import type { LatencyBar } from '../evaluation.ts';
import { clustersOf } from '../evidence/clusters.ts';
import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { inTime, speedOf } from '../evidence/speed.ts';
import { FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import { alphaLeft, alphaLeftForSpeed, firstRound } from '../plan/alpha-left.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { bettingFailures } from '../stats/e-process.ts';
import { chanceOfAtMost } from '../stats/exact-binomial.ts';
import { samplesToProve } from '../stats/feasibility.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { mean, sum } from '../stats/moments.ts';
import { normalQuantile } from '../stats/normal.ts';
import { twoFigures } from './two-figures.ts';

/** More than so many is no answer: the score is too near to the bar. */
const MOST = 100_000;

/** The chance to prove it that so many samples should give. */
export const CHANCE = 0.8;
/** How much the number of samples grows from one try to the next. */
const GROWTH = 1.05;

/**
 * About how many samples must be added to prove a rate on new inputs with a chance of 80%, given the
 * answers so far and what their test left of alpha; null when none would do. `right`: how often the
 * candidate is right from here on; absent: as its answers so far let one expect.
 */
export function moreForRate(
  study: PlanStudy,
  candidate: number,
  rate: number,
  right?: number,
): number | null {
  const { input, units } = study;
  const alpha = leftOf(study, candidate);
  const { x } = clustersOf(study.table(candidate), units, {
    n: units.length,
    repeats: input.repeats,
  });
  if (x.length === 0) return null;
  const failed = x.reduce((sum, value) => sum + 1 - value, 0);
  const lacking = input.continuous
    ? moreOfScores(x, rate, alpha)
    : moreOfAnswers({ answers: x.length, failed, right }, rate, alpha);
  return lacking === null ? null : Math.max(5, twoFigures(x.length + lacking - units.length));
}

/** What the rounds after the first have of a candidate's alpha. */
function leftOf(study: PlanStudy, candidate: number): number {
  const memory = study.input.memory?.candidates[candidate];
  return (memory && alphaLeft(firstRound(study), memory)) ?? memory?.alpha ?? ALPHA;
}

/**
 * Pass or fail: by the distribution of failures to come, at the rate that is named (`right`) or as the
 * answers so far predict it, and by the test of added samples.
 */
export function moreOfAnswers(
  soFar: { answers: number; failed: number; right?: number | undefined },
  rate: number,
  left: number,
): number | null {
  const { answers, failed } = soFar;
  for (let more = 5; answers + more <= MOST_PREDICTED; more = Math.ceil(more * GROWTH)) {
    const total = answers + more;
    if (total < FEWEST_UNITS) continue;
    const allowed = Math.floor(bettingFailures(total, rate, left) - failed + 1e-9);
    if (allowed < 0) continue;
    if (chanceAllowed(soFar, allowed, more) >= CHANCE) return twoFigures(more);
  }
  return null;
}

/** What is expected beforehand, in answers: so that the advice is enough in about 80% of cases (`npm run bench:decisions`). */
const BEFORE = { failed: 0.4, right: 0.5 };

/** The chance that at most so many of the answers to come fail. */
function chanceAllowed(
  { answers, failed, right }: { answers: number; failed: number; right?: number | undefined },
  allowed: number,
  more: number,
): number {
  if (right !== undefined) return chanceOfAtMost(allowed, more, right);
  const chances = betaBinomial(more, BEFORE.failed + failed, BEFORE.right + answers - failed);
  return sum(chances.slice(0, allowed + 1));
}

/**
 * The same for a candidate that is right, to prove it quick enough (`right`: how often it is, from here
 * on): the calls that count once samples were added are the first of each.
 */
export function moreForSpeed(
  study: PlanStudy,
  candidate: number,
  { withinMs, share }: LatencyBar,
  right?: number,
): number | null {
  const { calls, quick } = speedOf(inTime(study, candidate, { withinMs, repeats: 1 }));
  const repeats = study.input.memory?.candidates[candidate]?.repeats ?? study.input.repeats;
  const alpha = alphaLeftForSpeed(study, share, repeats);
  return moreOfAnswers({ answers: calls, failed: calls - quick, right }, share, alpha);
}

/** More are not taken. */
const MOST_PREDICTED = 5_000;

function moreOfScores(x: readonly number[], rate: number, left: number): number | null {
  const trials = samplesToProve(mean(x), rate, betsFor(left));
  return trials === null || trials > MOST ? null : trials - x.length;
}

/** What a bet asks for at its end, in standard errors: the best one grows to 1 / left by half of its square. */
function betsFor(left: number): number {
  return Math.sqrt(2 * Math.log(1 / left)) + normalQuantile(CHANCE);
}

/** Fewer pairs say nothing of how scores between 0 and 1 differ. */
export const FEWEST_PAIRS = 20;

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
  const errors = ((d - lo) / (d + within)) * (betsFor(leftOf(study, who.candidate)) / Z95);
  const needed = Math.ceil(pairs * errors ** 2);
  return needed > MOST ? null : Math.max(5, twoFigures(needed - units.length));
}
