import { itemAt } from '../item-at.ts';
import { type ClusteredPairs, clusteredPairs, tangoOf } from '../stats/clustered-pairs.ts';
import { mean, sum } from '../stats/moments.ts';
import { nigBounds } from '../stats/nig.ts';
import { normalCdf } from '../stats/normal.ts';
import { wilson } from '../stats/wilson.ts';
import { type Clusters, clustersOf, MISSING_ALLOWED, missingShare } from './clusters.ts';
import { type Extent, type Look, ofReference } from './look.ts';
import type { Kind, Study } from './study.ts';

/** Two candidates on the units that both have scores for. */
export interface Pair {
  a: Clusters;
  b: Clusters;
}

/** What trials without a score count as, for the candidate and its reference. */
interface PairFill {
  a: number | null;
  b: number | null;
}

const LEFT_OUT: PairFill = { a: null, b: null };
const AGAINST_A: PairFill = { a: 0, b: 1 };
const FOR_A: PairFill = { a: 1, b: 0 };

/** The candidate and its reference at one look, on the units that both have scores for. */
export function pairAt(
  study: Study,
  { candidate, reference }: { candidate: number; reference: number },
  look: Look,
  fill: PairFill = LEFT_OUT,
): Pair {
  const at = (who: number, extent: Extent, missing: number | null) =>
    clustersOf(study.table(who), study.units, extent, { missing, open: null });
  const a = at(candidate, { n: look.n, repeats: look.repeats }, fill.a);
  const b = at(reference, ofReference(look), fill.b);
  if (a.unit.length === look.n && b.unit.length === look.n) return { a, b };
  return { a: keepUnits(a, new Set(b.unit)), b: keepUnits(b, new Set(a.unit)) };
}

function keepUnits(clusters: Clusters, wanted: ReadonlySet<number>): Clusters {
  const isKept = clusters.unit.map((unit) => wanted.has(unit));
  const kept = <T>(values: readonly T[]) => values.filter((_, index) => isKept[index]);
  const unit = kept(clusters.unit);
  if (unit.length === clusters.unit.length) return clusters;
  const r = kept(clusters.r);
  const inverse = r.reduce((sum, trials) => sum + 1 / trials, 0);
  return {
    unit,
    x: kept(clusters.x),
    r,
    repeats: unit.length === 0 ? 1 : unit.length / inverse,
  };
}

/** By unit that both have scores for: how much higher the candidate's is, in [-1,1]. */
export function differencesOf({ a, b }: Pair): number[] {
  return a.x.map((value, index) => value - itemAt(b.x, index));
}

/** The pairs a lower and an upper bound are made from: cautious ones where over 5% are missing. */
export function cautiousPairs(
  study: Study,
  who: { candidate: number; reference: number },
  look: Look,
): { forLow: Pair; forHigh: Pair } {
  const missing = Math.max(
    missingShare(study.table(who.candidate), study.units, {
      n: look.n,
      repeats: look.repeats,
    }),
    missingShare(study.table(who.reference), study.units, ofReference(look)),
  );
  if (missing <= MISSING_ALLOWED) {
    const pair = pairAt(study, who, look);
    return { forLow: pair, forHigh: pair };
  }
  return {
    forLow: pairAt(study, who, look, AGAINST_A),
    forHigh: pairAt(study, who, look, FOR_A),
  };
}

/**
 * Bounds at z on each side for the difference a - b in mean score, in [-1,1]: `tangoOf` for
 * pass/fail scores, `nigBounds` of the differences for scores between (from 20 units on), and for
 * these samples only the two Wilson intervals over all trials, combined as independent (MOVER).
 */
export function differenceBounds(pair: Pair, z: number, kind: Kind): Difference {
  return differenceOf(pair, kind)(z);
}

interface Difference {
  lo: number;
  hi: number;
  d: number;
}

/** The same for any z: what does not hang on it is worked out once. */
function differenceOf({ a, b }: Pair, { continuous, theseSamples }: Kind) {
  if (a.x.length === 0) return (): Difference => ({ lo: -1, hi: 1, d: 0 });
  if (theseSamples) return (z: number): Difference => mover(a, b, z);
  if (continuous) {
    const differences = differencesOf({ a, b });
    return (z: number): Difference => betweenBounds(differences, z);
  }
  const pairs = pairsOnce(a, b);
  return (z: number): Difference => tangoOf(pairs, z);
}

const counted = new WeakMap<Clusters, WeakMap<Clusters, ClusteredPairs>>();

/** Counted once for two candidates, as long as their clusters are kept. */
function pairsOnce(a: Clusters, b: Clusters): ClusteredPairs {
  const ofA = counted.get(a) ?? new WeakMap<Clusters, ClusteredPairs>();
  counted.set(a, ofA);
  const pairs = ofA.get(b) ?? clusteredPairs(a.x, b.x, a.repeats, b.repeats);
  ofA.set(b, pairs);
  return pairs;
}

function mover(a: Clusters, b: Clusters, z: number) {
  const [one, other] = [a, b].map(({ x, r }) => wilson(mean(x), sum(r), z)) as [Limits, Limits];
  const d = one.p - other.p;
  return {
    d,
    lo: d - Math.hypot(one.p - one.lo, other.hi - other.p),
    hi: d + Math.hypot(one.hi - one.p, other.p - other.lo),
  };
}

interface Limits {
  p: number;
  lo: number;
  hi: number;
}

const FEWEST_BETWEEN = 20;

/**
 * In place of the paired t interval of stats.md 2.4, which erred in up to 17% of its tests where a few
 * scores near 0 decide: differences that were all alike made it a point.
 */
function betweenBounds(differences: readonly number[], z: number) {
  const d = mean(differences);
  if (differences.length < FEWEST_BETWEEN) return { lo: -1, hi: 1, d };
  const { lo, hi } = nigBounds(
    differences.map((difference) => (difference + 1) / 2),
    z,
  );
  return { lo: 2 * lo - 1, hi: 2 * hi - 1, d };
}

/**
 * How probable it is that the difference a - b is above `margin`: the level of the one-sided bound
 * that just touches it (a confidence distribution, found by bisection), in [0,1].
 */
export function differenceProbability(pair: Pair, margin: number, kind: Kind): number {
  const difference = differenceOf(pair, kind);
  const { d } = difference(1);
  const touches = (z: number) => {
    const { lo, hi } = difference(z);
    return d >= margin ? lo <= margin : hi >= margin;
  };
  let from = 0;
  let to = 8;
  for (let step = 0; step < 30; step++) {
    const z = (from + to) / 2;
    if (touches(z)) to = z;
    else from = z;
  }
  return normalCdf(d >= margin ? from : -from);
}
