import jstat from 'jstat';
import { countOf, mean, sum } from '../stats/moments.ts';
import { nigProbability } from '../stats/nig.ts';
import { rateDensity, shareAbove } from '../stats/rate-density.ts';
import { type Clusters, clustersOf, perfectClusters } from './clusters.ts';
import type { Extent } from './look.ts';
import type { Study } from './study.ts';

/** From these probabilities on an unproven candidate is likely, or a guess (evidence.md 4). */
export const LIKELY = 0.8;
export const GUESS = 0.65;
/** Down to this probability a candidate that is given up is ruled out. */
export const RULED_OUT = 0.05;

/**
 * How probable it is that a candidate's rate is at least `bar`, given its first trials; null when
 * none of them was scored. For new inputs: the posterior for pass/fail scores, corrected for the
 * candidate having been the best of several, the NIG posterior for scores between. For these samples
 * only: a beta posterior over all trials.
 */
export function probabilityAt(
  study: Study,
  candidate: number,
  extent: Extent,
  bar: number,
): number | null {
  const clusters = clustersOf(study.table(candidate), study.units, extent);
  if (clusters.x.length === 0) return null;
  if (study.input.estimand === 'these-samples' || study.input.continuous) {
    return plainProbability(study, clusters, bar);
  }
  const density = densityOnce(clusters);
  return Math.min(
    shareAbove(density, bar),
    shareAbove(pooled(density, othersOf(study, candidate)), bar),
    plainProbability(study, clusters, bar),
  );
}

/** The probability that a candidate could have at most: if each trial passed that is not `known`. */
export function bestProbability(
  study: Study,
  candidate: number,
  { extent, known }: { extent: Extent; known: Extent },
  bar: number,
): number {
  const fill = { missing: null, open: 1, known };
  return plainProbability(
    study,
    clustersOf(study.table(candidate), study.units, extent, fill),
    bar,
  );
}

/**
 * How many of so many samples may fail, each right or wrong, for a candidate to be likely all the same;
 * -1: it can't be.
 */
export function failuresWhenLikely(samples: number, bar: number): number {
  const isLikely = (failed: number) =>
    1 - jstat.beta.cdf(bar, 1 + samples - failed, 1 + failed) >= LIKELY;
  let failed = -1;
  while (failed < samples && isLikely(failed + 1)) failed++;
  return failed;
}

/** The probability that a candidate has when every sample is passed on every repeat. */
export function flawlessProbability(study: Study, bar: number): number {
  const { units, input } = study;
  return plainProbability(
    study,
    perfectClusters(units, { n: units.length, repeats: input.repeats }),
    bar,
  );
}

/** Without a correction; pass/fail samples count once: right where any repeat was. Scores between that are all 0 or 1 are such, too. */
function plainProbability({ input }: Study, { x, r }: Clusters, bar: number): number {
  if (input.estimand === 'these-samples') {
    const trials = sum(r);
    const passed = mean(x) * trials;
    return 1 - jstat.beta.cdf(bar, 1 + passed, 1 + trials - passed);
  }
  const isBetween = x.some((value) => value > 0 && value < 1);
  const between = input.continuous ? nigProbability(x, bar, SPEAKS_AGAINST) : 1;
  if (input.continuous && isBetween) return between;
  const passed = countOf(x, (value) => value > 0);
  return Math.min(between, 1 - jstat.beta.cdf(bar, 1 + passed, 1 + x.length - passed));
}

/** As in a proof, one sample more counts as a 0: a few high scores look certain until the first 0 is seen. */
const SPEAKS_AGAINST = 0;

/** What all other candidates together weigh at most beside an even chance of every rate. */
const OTHERS = 2;

/**
 * A density that takes what the other candidates turned out to be for likely beforehand: where most
 * lie just below the bar, so may the one that looks best.
 */
function pooled(own: Float64Array, others: readonly Float64Array[]): Float64Array {
  const each = Math.min(1, OTHERS / others.length);
  return own.map(
    (weight, g) => weight * others.reduce((sum, other) => sum + each * other[g]!, 1 / own.length),
  );
}

function othersOf(study: Study, candidate: number): Float64Array[] {
  const all = { n: study.units.length, repeats: study.input.repeats };
  return study.input.candidates.flatMap((_, index) => {
    if (index === candidate) return [];
    const clusters = clustersOf(study.table(index), study.units, all);
    return clusters.x.length === 0 ? [] : [densityOnce(clusters)];
  });
}

const densities = new WeakMap<Clusters, Float64Array>();

/** Kept as long as the clusters: those of all a table's scores are made once. */
function densityOnce(clusters: Clusters): Float64Array {
  const made = densities.get(clusters) ?? rateDensity(clusters.x, clusters.r);
  densities.set(clusters, made);
  return made;
}
