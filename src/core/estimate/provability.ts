import { evidenceOf } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { enoughUnits, FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import { lastOf } from '../last-of.ts';
import { askedOnceTest, isExact, paceOf } from '../plan/asked-once.ts';
import { lastLookOf } from '../plan/boundary-test.ts';
import { newMemory } from '../plan/memory.ts';
import { monthCallUsd } from '../plan/month-call-usd.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats-of.ts';
import { shareOfAlpha } from '../plan/share-of-alpha.ts';
import { allowedFailures, flawlessNeeded, flawlessProves } from '../stats/exact-binomial.ts';
import { bestProvable, samplesNeeded } from '../stats/feasibility.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { nigBounds } from '../stats/nig.ts';
import { normalQuantile } from '../stats/normal.ts';
import type { Estimate } from './estimate.ts';
import { reachableBar } from './reachable-bar.ts';

/** What an evaluation can show at best. */
export type Provability = Pick<
  Estimate,
  'bestProvable' | 'provable' | 'reachableBar' | 'samplesNeeded' | 'wrongAllowed'
>;

/** The last look of a test and its boundary on the z scale. */
export interface LastLook {
  look: Look;
  z: number;
  /** The error it may make. */
  alpha: number;
}

/**
 * What can be proven with everything run, for the cheapest candidate, which has the most repeats;
 * and the look at which that would be.
 */
export function provabilityOf(study: PlanStudy): Provability & { last: LastLook } {
  const { bar } = study.input;
  const last = finalLook(study);
  const best = flawless(study, study.units.length, last);
  const enough = enoughUnits(study, last.look);
  if (bar.kind === 'relative') {
    const provable = enough && 1 - best < bar.within;
    const none = { reachableBar: null, samplesNeeded: null, wrongAllowed: null };
    return { last, bestProvable: best, provable, ...none };
  }
  const allowed = enough ? wrongAllowed(study, bar.rate, last) : null;
  return {
    last,
    bestProvable: best,
    provable: allowed !== null,
    reachableBar: allowed === null ? reachableBar(study, best) : null,
    samplesNeeded: fewestUnits(study, bar.rate, last),
    wrongAllowed: allowed,
  };
}

function finalLook(study: PlanStudy): LastLook {
  const { bar, candidates, design, repeats, strict } = study.input;
  if (design === 'full') {
    const alpha = strict ? ALPHA / Math.max(1, candidates.length) : ALPHA;
    const look = { n: study.units.length, repeats, reference: 0 };
    return { look, z: strict ? -normalQuantile(alpha) : Z95, alpha };
  }
  const alpha = shareOfAlpha(study, newMemory(study.input));
  const costs = candidates.map(monthCallUsd);
  const cheapest = costs.indexOf(Math.min(...costs));
  const rate = bar.kind === 'absolute' ? bar.rate : 1 - bar.within;
  return {
    ...lastLookOf(study, rate, { repeats: repeatsOf(study.input, cheapest), alpha }),
    alpha,
  };
}

/** The rate that `n` units prove when not one trial fails. */
function flawless(study: PlanStudy, n: number, { look, z, alpha }: LastLook): number {
  const { continuous, theseSamples } = kindOf(study);
  if (theseSamples) return bestProvable(n * look.repeats, z);
  if (!continuous) {
    return study.input.bar.kind === 'relative' ? bestProvable(n, z) : flawlessProves(n, alpha);
  }
  return nigBounds(Array<number>(n).fill(1), z).lo;
}

const MOST_UNITS = 100_000;

/** How many units a flawless candidate needs to prove the bar; null when no number would do. */
function fewestUnits(study: PlanStudy, rate: number, last: LastLook): number | null {
  if (rate >= 1) return null;
  const { continuous, theseSamples } = kindOf(study);
  if (theseSamples) return Math.ceil(samplesNeeded(rate, last.z) / last.look.repeats);
  if (!continuous) return Math.max(flawlessNeeded(rate, last.alpha), FEWEST_UNITS);
  let n = FEWEST_UNITS;
  while (n < MOST_UNITS && flawless(study, n, last) < rate) n = Math.ceil(n * 1.02);
  return n;
}

/** How many units may fail on all repeats, the others on none, with the bar still proven. */
function wrongAllowed(study: PlanStudy, rate: number, last: LastLook): number | null {
  const { look, z, alpha } = last;
  const n = study.units.length;
  if (study.input.design === 'adaptive' && isExact(study, rate, look.repeats)) {
    const test = askedOnceTest(
      n,
      rate,
      alpha,
      paceOf(study.input, study.input.candidates.length === 1),
    );
    return test && Math.min(lastOf(test.allowed), allowedFailures(n, rate, alpha));
  }
  const { continuous, theseSamples } = kindOf(study);
  const most = continuous || theseSamples ? n : allowedFailures(n, rate, alpha);
  const { repeats } = look;
  const proves = (wrong: number) => {
    const x = Array.from({ length: n }, (_, index) => (index < wrong ? 0 : 1));
    const r = x.map(() => repeats);
    return evidenceOf({ unit: [], x, r, repeats }, rate, kindOf(study)).above >= z;
  };
  return lastWhere(proves, most);
}

/**
 * The greatest whole number up to `most` where this holds, which holds for all below it too; null where
 * it does for none.
 */
function lastWhere(holds: (wrong: number) => boolean, most: number): number | null {
  if (most < 0 || !holds(0)) return null;
  let [held, failed] = [0, most + 1];
  while (failed - held > 1) {
    const middle = Math.floor((held + failed) / 2);
    if (holds(middle)) held = middle;
    else failed = middle;
  }
  return held;
}
