import { evidenceOf } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { enoughUnits, FEWEST_UNITS, kindOf } from '../evidence/study.ts';
import { lastLookOf } from '../plan/absolute-bar.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import { repeatsOf } from '../plan/repeats.ts';
import { bestProvable, samplesNeeded } from '../stats/feasibility.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { nigBounds } from '../stats/nig.ts';
import { normalQuantile } from '../stats/normal.ts';
import type { Estimate } from './estimate.ts';

/** What an evaluation can show at best. */
export type Provability = Pick<
  Estimate,
  'bestProvable' | 'provable' | 'samplesNeeded' | 'wrongAllowed'
>;

/** The last look of a test and its boundary on the z scale. */
export interface LastLook {
  look: Look;
  z: number;
}

/**
 * What can be proven with everything run, for the cheapest candidate, which has the most repeats;
 * and the look at which that would be.
 */
export function provabilityOf(study: PlanStudy): Provability & { last: LastLook } {
  const { bar } = study.input;
  const last = lastOf(study);
  const best = flawless(study, study.units.length, last);
  const enough = enoughUnits(study, last.look);
  if (bar.kind === 'relative') {
    const provable = enough && 1 - best < bar.within;
    return { last, bestProvable: best, provable, samplesNeeded: null, wrongAllowed: null };
  }
  const allowed = enough ? wrongAllowed(study, bar.rate, last) : null;
  return {
    last,
    bestProvable: best,
    provable: allowed !== null,
    samplesNeeded: fewestUnits(study, bar.rate, last),
    wrongAllowed: allowed,
  };
}

function lastOf(study: PlanStudy): LastLook {
  const { bar, candidates, design, repeats, strict } = study.input;
  const alpha = strict ? ALPHA / Math.max(1, candidates.length) : ALPHA;
  if (design === 'full') {
    const look = { n: study.units.length, repeats, reference: 0 };
    return { look, z: strict ? -normalQuantile(alpha) : Z95 };
  }
  const cheapest = candidates.reduce(
    (best, { costPerCall }, index) => (costPerCall < candidates[best]!.costPerCall ? index : best),
    0,
  );
  const rate = bar.kind === 'absolute' ? bar.rate : 1 - bar.within;
  return lastLookOf(study, rate, { repeats: repeatsOf(study.input, cheapest), alpha });
}

/** The rate that `n` units prove when not one trial fails. */
function flawless(study: PlanStudy, n: number, { look, z }: LastLook): number {
  const { continuous, theseSamples } = kindOf(study);
  if (theseSamples) return bestProvable(n * look.repeats, z);
  if (!continuous) return bestProvable(n, z);
  return nigBounds(Array<number>(n).fill(1), z).lo;
}

const MOST_UNITS = 100_000;

/** How many units a flawless candidate needs to prove the bar; null when no number would do. */
function fewestUnits(study: PlanStudy, rate: number, last: LastLook): number | null {
  if (rate >= 1) return null;
  const { continuous, theseSamples } = kindOf(study);
  if (theseSamples) return Math.ceil(samplesNeeded(rate, last.z) / last.look.repeats);
  if (!continuous) return Math.max(samplesNeeded(rate, last.z), FEWEST_UNITS);
  let n = FEWEST_UNITS;
  while (n < MOST_UNITS && flawless(study, n, last) < rate) n = Math.ceil(n * 1.02);
  return n;
}

/** How many units may fail on all repeats, the others on none, with the bar still proven. */
function wrongAllowed(study: PlanStudy, rate: number, { look, z }: LastLook): number | null {
  const n = study.units.length;
  const { repeats } = look;
  const proves = (wrong: number) => {
    const x = Array.from({ length: n }, (_, index) => (index < wrong ? 0 : 1));
    const r = x.map(() => repeats);
    return evidenceOf({ unit: [], x, r, repeats }, rate, kindOf(study)).above >= z;
  };
  let wrong = 0;
  while (wrong < n && proves(wrong)) wrong++;
  return wrong === 0 ? null : wrong - 1;
}
