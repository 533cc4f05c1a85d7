import { clustersOf, perfectClusters } from '../evidence/clusters.ts';
import { bestEvidence, evidenceAt, evidenceOf } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { enoughUnits, kindOf } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import { allowedFailures, flawlessNeeded } from '../stats/exact-binomial.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { countOf, mean } from '../stats/moments.ts';
import { normalCdf } from '../stats/normal.ts';
import type { Course, Judgement } from './course.ts';
import {
  absoluteLooks,
  boundariesInReach,
  information,
  KEPT_FOR_LATER,
  wholePasses,
} from './looks.ts';
import type { PlanStudy } from './plan-input.ts';
import { absoluteJudgement } from './reasons.ts';

/** Guessed correlation between repeats of one sample: it only spaces the looks (stats.md 2.8). */
const RHO = 0.6;

/** On these samples only, every trial is as good as another. */
const rhoOf = ({ input }: PlanStudy) => (input.estimand === 'these-samples' ? 0 : RHO);

/** How a candidate is put to the test: what patience costs is what its calls cost. */
interface Patience {
  /** Units at the first look. */
  first: number;
  /** Alpha is spent as alpha t^power: the higher, the later. */
  power: number;
  /** Given up when the chance to be proven falls under this, or this part of what it was at first. */
  leastHope: number;
  leastPart: number;
}

/** Almost all of alpha is kept for the end: fewest right picks are lost. */
const PATIENT: Patience = { first: 10, power: 5, leastHope: 0.1, leastPart: 0 };
const THOROUGH: Patience = { ...PATIENT, leastHope: 0.05 };
/** Set by `npm run bench:decisions` for expensive candidates: spends less and loses few right picks. */
const SPARING: Patience = { first: 5, power: 2, leastHope: 0.1, leastPart: 0.33 };

/** A candidate is expensive when it was granted at most half of the repeats (`repeatsOf`); alone, none is. */
function patienceOf({ input }: PlanStudy, repeats: number): Patience {
  if (input.thorough) return THOROUGH;
  return repeats <= input.repeats / 2 && input.candidates.length > 1 ? SPARING : PATIENT;
}

/**
 * The course of one candidate by boundaries (stats.md 2.8): after each block of samples it is proven
 * when the evidence passes a boundary that spends `alpha` over all looks, ruled out when its
 * one-sided 95% upper bound is below the bar, and given up when even a perfect rest could not prove
 * it or there is too little hope that the rest will. Expensive candidates are tested sparingly.
 */
export function boundaryCourse(
  study: PlanStudy,
  candidate: number,
  rate: number,
  begun: { repeats: number; alpha: number },
): Course {
  const looks = looksOf(study, begun.repeats);
  const bounds = boundsOf(study, rate, looks, begun.alpha);
  const last = { look: lastOf(looks), z: lastOf(bounds) };
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    const { above, below } = evidenceAt(now, candidate, look, rate);
    const isProven =
      above >= itemAt(bounds, index) &&
      allowsProof(now, candidate, look, { rate, alpha: begun.alpha });
    if (isProven) return absoluteJudgement(now, 'proven', rate, look);
    if (below >= Z95) return absoluteJudgement(now, 'ruled out', rate, look);
    if (index === looks.length - 1) return absoluteJudgement(now, 'exhausted', rate, look);
    return canStillPass(now, candidate, rate, { look, last })
      ? null
      : absoluteJudgement(now, 'cannot be proven', rate, look);
  };
  return { looks, judge };
}

/** Whether these samples, each passed every time, prove the bar at the last look. */
export function isProvable(
  study: PlanStudy,
  rate: number,
  begun: { repeats: number; alpha: number },
): boolean {
  return canProve(study, rate, lastLookOf(study, rate, begun));
}

/** The last look of a candidate and its boundary: what it takes to be proven with everything run. */
export function lastLookOf(
  study: PlanStudy,
  rate: number,
  { repeats, alpha }: { repeats: number; alpha: number },
): { look: Look; z: number } {
  const looks = looksOf(study, repeats);
  return { look: lastOf(looks), z: lastOf(boundsOf(study, rate, looks, alpha)) };
}

/** The looks of a candidate with this many repeats, in order. */
export function looksOf(study: PlanStudy, repeats: number): Look[] {
  const { input, units } = study;
  return input.estimand === 'these-samples'
    ? wholePasses(units.length, repeats)
    : absoluteLooks(units.length, repeats, patienceOf(study, repeats).first);
}

function boundsOf(study: PlanStudy, rate: number, looks: readonly Look[], alpha: number): number[] {
  return boundariesInReach({
    infos: looks.map((look) => information(look, rhoOf(study))),
    alpha: alpha * (1 - KEPT_FOR_LATER),
    power: patienceOf(study, lastOf(looks).repeats).power,
    inReach: (index, z) => canProve(study, rate, { look: itemAt(looks, index), z }),
  });
}

/** Whether a candidate that never errs would be proven at a look with this boundary. */
function canProve(study: PlanStudy, rate: number, { look, z }: { look: Look; z: number }): boolean {
  const { continuous, theseSamples } = kindOf(study);
  const isEnough = continuous || theseSamples || look.n >= flawlessNeeded(rate, ALPHA);
  if (!isEnough || !enoughUnits(study, look)) return false;
  return evidenceOf(perfectClusters(study.units, look), rate, kindOf(study)).above >= z;
}

interface Ahead {
  look: Look;
  last: { look: Look; z: number };
}

/**
 * Whether the last look could prove the candidate: if every trial to come passed, and, for pass/fail
 * scores, with some chance as it goes. Trials run ahead of the look don't count yet, so that the
 * answer doesn't depend on which of them happened to end first.
 */
function canStillPass(study: PlanStudy, candidate: number, rate: number, ahead: Ahead): boolean {
  const { look, last } = ahead;
  const best = bestEvidence(study, candidate, { extent: last.look, known: look }, rate);
  if (best.above < last.z) return false;
  if (study.input.continuous) return true;
  const { leastHope, leastPart } = patienceOf(study, last.look.repeats);
  const { x } = clustersOf(study.table(candidate), study.units, look);
  if (x.length === 0) return true;
  const hope = chanceToProve(study, rate, last, { p: mean(x), look });
  return hope >= Math.max(leastHope, leastPart * chanceToProve(study, rate, last, null));
}

/** What the true rate is hoped to be at least: this part of the way from the bar to 1. */
const HOPED_PART = 0.6;

/**
 * The chance to be proven at the last look, by the normal approximation: the rate `p` so far, and
 * from here on the better of `p` and what is hoped; null: before the first sample.
 */
function chanceToProve(
  study: PlanStudy,
  rate: number,
  last: Ahead['last'],
  soFar: { p: number; look: Look } | null,
): number {
  const full = information(last.look, rhoOf(study));
  const t = soFar ? information(soFar.look, rhoOf(study)) / full : 0;
  const variance = (rate * (1 - rate)) / full;
  const hoped = rate + HOPED_PART * (1 - rate);
  const expected = soFar ? t * soFar.p + (1 - t) * Math.max(soFar.p, hoped) : hoped;
  return normalCdf(
    (expected - rate - last.z * Math.sqrt(variance)) / Math.sqrt((1 - t) * variance),
  );
}

/**
 * Whether the units themselves allow a proof: enough of them, and where none is between right and
 * wrong no more failing throughout than the exact binomial test allows. Repeats of one sample can't be
 * worth more than that.
 */
export function allowsProof(
  study: PlanStudy,
  candidate: number,
  look: Look,
  { rate, alpha }: { rate: number; alpha: number },
): boolean {
  const { continuous, estimand } = study.input;
  if (!enoughUnits(study, look)) return false;
  if (estimand === 'these-samples') return true;
  const { x } = clustersOf(study.table(candidate), study.units, look);
  if (continuous && x.some((score) => score > 0 && score < 1)) return true;
  const failing = countOf(x, (value) => value === 0);
  return failing <= allowedFailures(x.length, rate, alpha);
}
