import { perfectClusters } from '../evidence/clusters.ts';
import { evidenceAt, evidenceOf } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { marginProbability } from '../evidence/margin-probability.ts';
import { cautiousPairs, differenceBounds, differencesOf, pairAt } from '../evidence/paired.ts';
import { LIKELY } from '../evidence/probability.ts';
import { enoughUnits, kindOf } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import { Z95 } from '../stats/levels.ts';
import { mean, variance } from '../stats/moments.ts';
import { normalCdf, normalQuantile } from '../stats/normal.ts';
import type { Course, Judgement } from './course.ts';
import { boundaries, firstPass, information, KEPT_FOR_LATER } from './looks.ts';
import type { PlanStudy } from './plan-input.ts';
import { relativeReason } from './reasons.ts';
import { REFERENCE_REPEATS } from './repeats-of.ts';

/** Guessed correlation between repeats in a difference: it only spaces the looks (stats.md 2.10). */
const RHO = 0.4;

/** On these samples only, every trial is as good as another. */
const rhoOf = ({ input }: PlanStudy) => (input.estimand === 'these-samples' ? 0 : RHO);
const SPENDING_POWER = 5;

/** The shortcut spends this part of alpha; the comparison with the reference has the rest. */
const SHORTCUT_ALPHA = 0.185;
const SHORTCUT_COST = 0.15;
/** The reference's second pass is looked at after these parts of it, too. */
const SECOND_PASS = [0.4, 0.7];
/** A candidate is given up below these chances to be proven: in the first pass, and in the second. */
const LEAST_HOPE = { once: 0.05, twice: 0.02 };

/** Whom a candidate is measured against, and by how much it may be worse. */
export interface RelativeTo {
  reference: number;
  within: number;
}

/**
 * Whether a candidate is tested alone first: when running it on everything costs at most 15% of one
 * pass of the reference, and few enough errors could show that no reference is better by the margin.
 */
export function takesShortcut(
  study: PlanStudy,
  candidate: number,
  to: RelativeTo,
  { repeats, alpha }: { repeats: number; alpha: number },
): boolean {
  const cost = (index: number) => itemAt(study.input.candidates, index).costPerCall;
  if (repeats * cost(candidate) > SHORTCUT_COST * cost(to.reference)) return false;
  const perfect = perfectClusters(study.units, { n: study.units.length, repeats });
  const { above } = evidenceOf(perfect, 1 - to.within, kindOf(study));
  return above >= aloneBoundary(alpha);
}

/** The boundary of the look at a candidate alone. */
function aloneBoundary(alpha: number): number {
  return -normalQuantile(alpha * SHORTCUT_ALPHA);
}

/**
 * The course of one candidate against a reference (stats.md 2.10): alone first where that is cheap,
 * then in pairs with the reference, block by block. Proven when the lower bound of the difference
 * passes -within at the look's boundary, ruled out when its 95% upper bound is below it, given up
 * when there is little chance to be proven at the last look. A second pass of the reference is bought
 * in parts, for it is what costs most. Where these samples can prove nobody, the first that is likely
 * settles the evaluation.
 */
export function relativeCourse(
  study: PlanStudy,
  candidate: number,
  to: RelativeTo,
  begun: { repeats: number; alpha: number; shortcut: boolean },
): Course {
  const alone: Look[] = begun.shortcut
    ? [{ n: study.units.length, repeats: begun.repeats, reference: 0 }]
    : [];
  const paired = pairedLooks(study, begun.repeats);
  const looks = [...alone, ...paired];
  const alpha = begun.alpha * (1 - KEPT_FOR_LATER - (begun.shortcut ? SHORTCUT_ALPHA : 0));
  const bounds = boundsOf(study, paired, alpha);
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    const judgementOf = (decision: Judgement['decision']): Judgement => ({
      decision,
      reason: relativeReason(now, decision, to.within, look),
      settles: decision === 'proven',
    });
    if (look.reference === 0) {
      const { above } = evidenceAt(now, candidate, look, 1 - to.within);
      return above >= aloneBoundary(begun.alpha) && enoughUnits(now, look)
        ? judgementOf('proven')
        : null;
    }
    const at = index - alone.length;
    const decision = judgePair(now, { candidate, ...to }, look, {
      z: itemAt(bounds, at),
      isLast: index === looks.length - 1,
      hope: () =>
        conditionalPower(now, { candidate, ...to }, { look, last: lastOf(paired), bounds }),
    });
    if (decision !== 'exhausted') return decision && judgementOf(decision);
    const isEnough =
      !isProvable(now, look, itemAt(bounds, at), to.within) &&
      (marginProbability(now, { candidate, ...to }, to.within) ?? 0) >= LIKELY;
    return { ...judgementOf(decision), settles: isEnough };
  };
  return { looks, judge };
}

/** Whether a candidate that never errs, like its reference, would be proven at a look with this boundary. */
function isProvable(study: PlanStudy, look: Look, z: number, within: number): boolean {
  const perfect = (repeats: number) => perfectClusters(study.units, { n: look.n, repeats });
  const pair = { a: perfect(look.repeats), b: perfect(look.reference) };
  return enoughUnits(study, look) && differenceBounds(pair, z, kindOf(study)).lo > -within;
}

function pairedLooks({ input, units }: PlanStudy, repeats: number): Look[] {
  const n = units.length;
  const isTwice = input.repeats >= REFERENCE_REPEATS;
  const once = { n, repeats, reference: 1 };
  const twice = { n, repeats, reference: REFERENCE_REPEATS };
  if (input.estimand === 'these-samples') return isTwice ? [once, twice] : [once];
  const blocks = firstPass(n).slice(0, -1);
  const parts = new Set(SECOND_PASS.map((part) => Math.ceil(part * n)));
  const again = [...parts]
    .filter((part) => part < n)
    .map((referenceOn) => ({ ...twice, referenceOn }));
  return [
    ...blocks.map((size) => ({ n: size, repeats, reference: 1 })),
    once,
    ...(isTwice ? [...again, twice] : []),
  ];
}

function boundsOf(study: PlanStudy, paired: readonly Look[], alpha: number): readonly number[] {
  const infos = paired.map((look) => pairedInformation(study, look));
  const fractions = infos.map((info) => info / lastOf(infos));
  return boundaries(fractions, alpha, SPENDING_POWER);
}

function pairedInformation(study: PlanStudy, look: Look): number {
  const { n, repeats, reference, referenceOn = n } = look;
  const others = reference - 1 + referenceOn / n;
  return information({ n, repeats: 2 / (1 / repeats + 1 / others) }, rhoOf(study));
}

interface PairQuestion extends RelativeTo {
  candidate: number;
}

function judgePair(
  study: PlanStudy,
  { candidate, reference, within }: PairQuestion,
  look: Look,
  at: { z: number; isLast: boolean; hope: () => number },
): Judgement['decision'] | null {
  const kind = kindOf(study);
  const { forLow, forHigh } = cautiousPairs(study, { candidate, reference }, look);
  const proven = differenceBounds(forLow, at.z, kind).lo > -within;
  if (proven && enoughUnits(study, look)) return 'proven';
  if (differenceBounds(forHigh, Z95, kind).hi < -within) return 'ruled out';
  if (at.isLast) return 'exhausted';
  return at.hope() < (look.reference === 1 ? LEAST_HOPE.once : LEAST_HOPE.twice)
    ? 'cannot be proven'
    : null;
}

/** The chance to be proven at the last look if the true difference is max(d, 0) from here on. */
function conditionalPower(
  study: PlanStudy,
  question: PairQuestion,
  { look, last, bounds }: { look: Look; last: Look; bounds: readonly number[] },
): number {
  const pair = pairAt(study, question, look);
  const differences = differencesOf(pair);
  if (differences.length === 0) return 1;
  const d = mean(differences);
  const trial =
    mean(pair.a.x.map((value, index) => onlyOne(value, itemAt(pair.b.x, index)))) - d * d;
  const atEnd = study.input.continuous
    ? variance(differences) / last.n
    : trial / pairedInformation(study, last);
  if (atEnd <= 0) return 1;
  const t = pairedInformation(study, look) / pairedInformation(study, last);
  const expected = t * d + (1 - t) * Math.max(d, 0);
  const short = expected + question.within - lastOf(bounds) * Math.sqrt(atEnd);
  return normalCdf(short / Math.sqrt((1 - t) * atEnd));
}

/** The chance that one of two passes and the other doesn't. */
function onlyOne(a: number, b: number): number {
  return a * (1 - b) + (1 - a) * b;
}
