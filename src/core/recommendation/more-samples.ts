import { clustersOf } from '../evidence/clusters.ts';
import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import { askedOnceTest, EXACT_UNITS, isExact, type Pace, paceOf } from '../plan/asked-once.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { allowedFailures } from '../stats/exact-binomial.ts';
import { samplesToProve } from '../stats/feasibility.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { mean } from '../stats/moments.ts';
import { normalQuantile } from '../stats/normal.ts';
import { chanceToProve } from '../stats/optimal-test.ts';

/** More than so many is no answer: the score is too near to the bar. */
const MOST = 100_000;

/** The chance to prove it that so many samples should give. */
const CHANCE = 0.8;
/** What must be predicted for it: whoever looks best is a little worse than it looks (`npm run bench:decisions`). */
const PREDICTED = 0.84;
/** Samples that give that chance to scores between 0 and 1 are so many times those that give half. */
const FOR_THE_CHANCE = ((Z95 + normalQuantile(CHANCE)) / Z95) ** 2;
/** How much the number of samples grows from one try to the next. */
const GROWTH = 1.05;

/**
 * About how many samples are lacking to prove a rate on new inputs with a chance of 80%, given the
 * answers so far; null when none would do.
 */
export function moreForRate(study: PlanStudy, candidate: number, rate: number): number | null {
  const { input, units } = study;
  const { x } = clustersOf(study.table(candidate), units, {
    n: units.length,
    repeats: input.repeats,
  });
  if (x.length === 0) return null;
  const failed = x.reduce((sum, value) => sum + 1 - value, 0);
  const isOnce = isExact(study, rate, repeatsToCome(study, candidate));
  const lacking = input.continuous
    ? moreOfScores(x, rate)
    : moreOfAnswers({ answers: x.length, failed }, rate, isOnce ? paceOf(input) : null);
  return lacking === null ? null : Math.max(5, x.length + lacking - units.length);
}

/** Answers of which some failed; of samples asked more than once, a part of each may have. */
interface Answered {
  answers: number;
  failed: number;
}

/**
 * About how many answers, pass or fail, are lacking to prove a rate with a chance of 80%: by the exact
 * test of models asked once at its pace, or (null) by the binomial test of all answers.
 */
export function moreOfAnswers(soFar: Answered, rate: number, pace: Pace | null): number | null {
  for (let more = 5; soFar.answers + more <= MOST_PREDICTED; more = Math.ceil(more * GROWTH)) {
    if (chanceAtTheEnd(soFar, more, rate) < PREDICTED) continue;
    if (pace === null || chanceOnTheWay(soFar, more, rate, pace) >= PREDICTED)
      return Number(more.toPrecision(2));
  }
  return null;
}

const MOST_PREDICTED = 2_000;

/** By the predictive distribution of failures to come and the exact binomial test. */
function chanceAtTheEnd({ answers, failed }: Answered, more: number, rate: number): number {
  const total = answers + more;
  const allowed = Math.floor(allowedFailures(total, rate, ALPHA) - failed + 1e-9);
  if (total < FEWEST_UNITS || allowed < 0) return 0;
  const chances = betaBinomial(more, 0.5 + failed, 0.5 + answers - failed);
  return chances.slice(0, allowed + 1).reduce((sum, each) => sum + each, 0);
}

/** The same by the exact test that looks after every answer, those so far first; of at most 300. */
function chanceOnTheWay(soFar: Answered, more: number, rate: number, pace: Pace): number {
  const total = soFar.answers + more;
  const test = total > EXACT_UNITS.most ? null : askedOnceTest(total, rate, ALPHA, pace);
  return test === null ? 1 : chanceToProve(test, soFar);
}

function moreOfScores(x: readonly number[], rate: number): number | null {
  const trials = samplesToProve(mean(x), rate, Z95);
  if (trials === null || trials > MOST) return null;
  return Math.ceil(trials * FOR_THE_CHANCE) - x.length;
}

/** Fewer pairs say nothing of how scores between 0 and 1 differ. */
const FEWEST_PAIRS = 20;

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
  const needed = Math.ceil(pairs * ((d - lo) / (d + within)) ** 2 * FOR_THE_CHANCE);
  return needed > MOST ? null : Math.max(5, needed - units.length);
}

/** How often the plan put, or would put, one more sample to a candidate. */
export function repeatsToCome({ input }: PlanStudy, candidate: number): number {
  return input.memory?.candidates[candidate]?.repeats ?? repeatsOf(input, candidate);
}
