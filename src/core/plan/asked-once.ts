import { clustersOf, MISSING_ALLOWED, missingShare } from '../evidence/clusters.ts';
import { evidenceAt, FEW_UNITS } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { bestProbability, RULED_OUT } from '../evidence/probability.ts';
import { FEWEST_UNITS } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { present } from '../present.ts';
import { flawlessNeeded } from '../stats/exact-binomial.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import {
  errorPriceFor,
  type OptimalTest,
  type TestDesign,
  testPriced,
} from '../stats/optimal-test.ts';
import { storedPrice } from './asked-once-prices.ts';
import type { Course, Judgement } from './course.ts';
import type { PlanInput, PlanStudy } from './plan-input.ts';
import type { Pace } from './plan-memory.ts';
import { absoluteJudgement } from './reasons.ts';

/** Exact tests are made for bars and sizes within these. */
export const EXACT_BARS = { least: 0.5, most: 0.99 };
export const EXACT_UNITS = { least: FEWEST_UNITS, most: 300 };

/** What a test is made for (set by `npm run bench:decisions`). */
interface Aim {
  /** What missing a good model costs, in calls: so many, and so many a sample. */
  missed: number;
  missedPerSample: number;
  /** Log-odds from the bar of the good model, and its weight. */
  good: number;
  goodWeight: number;
  /** The part of alpha that is used: a false proof keeps those that follow from being asked. */
  ofAlpha: number;
}

const AIMS: Readonly<Record<Pace, Aim>> = {
  patient: { missed: 0, missedPerSample: 4, good: 1.65, goodWeight: 0.5, ofAlpha: 1 },
  sparing: { missed: 30, missedPerSample: 1.25, good: 1.3, goodWeight: 0.3, ofAlpha: 0.88 },
  last: { missed: 20, missedPerSample: 2.5, good: 1.65, goodWeight: 0.6, ofAlpha: 1 },
};

/** The design of a test without its price of an error. */
export function designOf(size: number, bar: number, pace: Pace): Omit<TestDesign, 'errorPrice'> {
  const { missed, missedPerSample, good, goodWeight } = AIMS[pace];
  const missPrice = missed + missedPerSample * size;
  return { size, bar, fewest: FEWEST_UNITS, missPrice, good, goodWeight };
}

/** The chance to prove a model at the bar that a test keeps to; all of alpha where less could prove nobody. */
export function errorAllowed(size: number, bar: number, alpha: number, pace: Pace): number {
  const part = alpha * AIMS[pace].ofAlpha;
  return size >= flawlessNeeded(bar, part) ? part : alpha;
}

/**
 * Whether a candidate asked `repeats` times can be put to an exact test: once, pass or fail, on
 * samples that each stand alone, for a claim about new inputs.
 */
export function isExact({ input, units }: PlanStudy, rate: number, repeats: number): boolean {
  return (
    repeats === 1 &&
    !input.continuous &&
    input.estimand === 'population' &&
    rate >= EXACT_BARS.least &&
    rate <= EXACT_BARS.most &&
    units.length <= EXACT_UNITS.most &&
    units.every(({ length }) => length === 1)
  );
}

const tests = new Map<string, OptimalTest>();

/** Asked once where others are asked more often, a candidate is expensive. */
export function paceOf({ repeats, candidates, thorough }: PlanInput, isLast: boolean): Pace {
  if (repeats === 1 || candidates.length === 1 || thorough) return 'patient';
  return isLast ? 'last' : 'sparing';
}

/** Whether so many samples, all passed, prove the bar by an exact test. */
export function isProvableOnce(size: number, bar: number, alpha: number): boolean {
  return size >= Math.max(EXACT_UNITS.least, flawlessNeeded(bar, alpha));
}

/**
 * The exact test for so many samples: at the stored price of an error, else at one found here (a few
 * ms; kept). null where not even a flawless model could be proven.
 */
export function askedOnceTest(
  size: number,
  bar: number,
  alpha: number,
  pace: Pace,
): OptimalTest | null {
  if (!isProvableOnce(size, bar, alpha)) return null;
  const key = `${size} ${bar} ${alpha} ${pace}`;
  const made = tests.get(key);
  if (made) return made;
  const design = designOf(size, bar, pace);
  const price =
    (alpha === ALPHA ? storedPrice(size, bar, pace) : null) ??
    errorPriceFor(design, errorAllowed(size, bar, alpha, pace));
  const test = testPriced(design, price);
  tests.set(key, test);
  return test;
}

/** The same for a candidate that is under way: there is one. */
export function requiredTest(...which: Parameters<typeof askedOnceTest>): OptimalTest {
  return present(askedOnceTest(...which), `exact test of ${which[0]} units`);
}

/**
 * The course of a candidate that is asked once: judged after every answer by the exact test (see
 * `optimalTest`), whose chance to prove a model at the bar is at most `alpha`.
 */
export function askedOnceCourse(
  study: PlanStudy,
  candidate: number,
  rate: number,
  test: OptimalTest,
): Course {
  const looks = singleLooks(study.units.length);
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    const { sure, possible } = answersAt(now, candidate, look);
    if (sure.failures <= itemAt(test.allowed, sure.answers))
      return absoluteJudgement(now, 'proven', rate, look);
    const hopeless = possible.failures >= itemAt(test.hopeless, possible.answers);
    if (!hopeless)
      return index === looks.length - 1 ? absoluteJudgement(now, 'exhausted', rate, look) : null;
    const { below } = evidenceAt(now, candidate, look, rate);
    const isOut =
      below >= Z95 ||
      (look.n >= FEW_UNITS &&
        bestProbability(now, candidate, { extent: look, known: look }, rate) <= RULED_OUT);
    if (!isOut && isSingle(look, looks)) return null;
    return absoluteJudgement(now, isOut ? 'ruled out' : 'cannot be proven', rate, look);
  };
  return { looks, judge };
}

/** Whether a look is at one answer of several: one wrong answer decides nothing, a second is asked. */
export function isSingle({ n }: Look, looks: readonly Look[]): boolean {
  return n === 1 && looks.length > 1;
}

/** A look after every answer. */
export function singleLooks(units: number): Look[] {
  const sizes = units === 0 ? [0] : Array.from({ length: units }, (_, index) => index + 1);
  return sizes.map((n) => ({ n, repeats: 1, reference: 0 }));
}

interface Answers {
  answers: number;
  failures: number;
}

/** Answers up to a look; where over 5% are missing, as if these spoke against each end. */
function answersAt(
  study: PlanStudy,
  candidate: number,
  look: Look,
): { sure: Answers; possible: Answers } {
  const { units } = study;
  const table = study.table(candidate);
  const counted = (missing: number | null): Answers => {
    const { x } = clustersOf(table, units, look, { missing, open: null });
    return { answers: x.length, failures: x.filter((value) => value < 1).length };
  };
  if (missingShare(table, units, look) > MISSING_ALLOWED) {
    return { sure: counted(0), possible: counted(1) };
  }
  const all = counted(null);
  return { sure: all, possible: all };
}
