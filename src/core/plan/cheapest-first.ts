import { mean } from '../stats/moments.ts';
import { normalCdf } from '../stats/normal.ts';
import { clustersOf } from './clusters.ts';
import type { Course, Judgement } from './course.ts';
import { evidenceAt, evidenceOf } from './evidence.ts';
import { absoluteLooks, boundaries, information, type Look } from './looks.ts';
import { LIKELY, probabilityAt } from './probability.ts';
import { absoluteReason } from './reasons.ts';
import { upTo } from './score-table.ts';
import { enoughUnits, kindOf, type Study, withTable, Z95 } from './study.ts';

/** Guessed correlation between repeats of one sample: it only spaces the looks (stats.md 2.8). */
const RHO = 0.6;

/** On these samples only, every trial is as good as another. */
const rhoOf = ({ input }: Study) => (input.estimand === 'these-samples' ? 0 : RHO);

/** Alpha is spent as alpha t^5, almost all at the end: against t^3 it loses fewer right picks. */
const SPENDING_POWER = 5;

/**
 * The course of one candidate against an absolute bar (stats.md 2.8): after each block of samples
 * it is proven when the evidence passes a boundary that spends `alpha` over all looks, ruled out
 * when its one-sided 95% upper bound is below the bar, and given up when even a perfect rest could
 * not prove it, or the rest would prove it with a chance below 10%.
 */
export function absoluteCourse(
  study: Study,
  candidate: number,
  rate: number,
  begun: { repeats: number; alpha: number },
): Course {
  const { input, units } = study;
  const theseSamples = input.estimand === 'these-samples';
  const looks = absoluteLooks(units.length, begun.repeats, theseSamples);
  const bounds = boundsOf(study, looks, begun.alpha);
  const last = { look: looks.at(-1)!, z: bounds.at(-1)! };
  const provable = canProve(study, rate, last);
  const judge = (index: number): Judgement | null => {
    const look = looks[index]!;
    const told = (decision: Judgement['decision'], settles = false): Judgement => ({
      decision,
      reason: absoluteReason(study, decision, rate, look),
      settles,
    });
    const { above, below } = evidenceAt(study, candidate, look, rate);
    if (above >= bounds[index]! && enoughUnits(study, look)) return told('proven', true);
    if (below >= Z95) return told('ruled out');
    if (index === looks.length - 1) {
      return told('exhausted', !provable && isLikely(study, candidate, look, rate));
    }
    if (provable && !canStillPass(study, candidate, rate, { look, last })) {
      return told('cannot be proven');
    }
    return null;
  };
  return { looks, judge };
}

/** The last look of a candidate and its boundary: what it takes to be proven with everything run. */
export function lastLookOf(
  study: Study,
  { repeats, alpha }: { repeats: number; alpha: number },
): { look: Look; z: number } {
  const { input, units } = study;
  const looks = absoluteLooks(units.length, repeats, input.estimand === 'these-samples');
  return { look: looks.at(-1)!, z: boundsOf(study, looks, alpha).at(-1)! };
}

function boundsOf(study: Study, looks: readonly Look[], alpha: number): readonly number[] {
  const infos = looks.map((look) => information(look, rhoOf(study)));
  return boundaries(
    infos.map((info) => info / infos.at(-1)!),
    alpha,
    SPENDING_POWER,
  );
}

/** Whether a candidate that never errs would be proven at the last look. */
function canProve(study: Study, rate: number, { look, z }: { look: Look; z: number }): boolean {
  const perfect = study.units.map(({ length }) => length * look.repeats);
  const clusters = {
    unit: [...study.units.keys()],
    x: perfect.map(() => 1),
    r: perfect,
    repeats: look.repeats,
  };
  return enoughUnits(study, look) && evidenceOf(clusters, rate, kindOf(study)).above >= z;
}

interface Ahead {
  look: Look;
  last: { look: Look; z: number };
}

/** A candidate with less hope than this to be proven is given up; thorough evaluations are gentler. */
const LEAST_HOPE = 0.1;
const LEAST_HOPE_THOROUGH = 0.05;

/**
 * Whether the last look could prove the candidate: if every trial to come passed, and, for pass/fail
 * scores, with some chance as it goes. Trials run ahead of the look don't count yet, so that the
 * answer doesn't depend on which of them happened to end first.
 */
function canStillPass(study: Study, candidate: number, rate: number, ahead: Ahead): boolean {
  const { look, last } = ahead;
  const then = withTable(study, candidate, upTo(study.table(candidate), study.units, look));
  if (evidenceAt(then, candidate, last.look, rate, 1).above < last.z) return false;
  if (study.input.continuous) return true;
  const least = study.input.thorough ? LEAST_HOPE_THOROUGH : LEAST_HOPE;
  return conditionalPower(study, candidate, rate, ahead) >= least;
}

/** The chance to be proven at the last look if the true rate is max(p, 0.6 of the way to 1). */
function conditionalPower(study: Study, candidate: number, rate: number, { look, last }: Ahead) {
  const { x } = clustersOf(study.table(candidate), study.units, look);
  if (x.length === 0) return 1;
  const p = mean(x);
  const full = information(last.look, rhoOf(study));
  const t = information(look, rhoOf(study)) / full;
  const variance = (rate * (1 - rate)) / full;
  const expected = t * p + (1 - t) * Math.max(p, rate + 0.6 * (1 - rate));
  return normalCdf(
    (expected - rate - last.z * Math.sqrt(variance)) / Math.sqrt((1 - t) * variance),
  );
}

function isLikely(study: Study, candidate: number, look: Look, rate: number): boolean {
  return (probabilityAt(study, candidate, look, rate) ?? 0) >= LIKELY;
}
