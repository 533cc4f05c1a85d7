import { type Extent, repeatsAt } from './look.ts';
import { MISSING, type ScoreTable } from './score-table.ts';

/** The scores of some units: one mean per unit, and how many scored trials stand behind it. */
export interface Clusters {
  /** Index of the unit in the study's order. */
  unit: number[];
  x: number[];
  r: number[];
  /** Harmonic mean of `r`: the repeats that formulas ask for (stats.md 2.1); 1 for no units. */
  repeats: number;
}

/** What trials without a score count as: null leaves them out. */
export interface Fill {
  missing: number | null;
  open: number | null;
  /** Trials beyond it count as open, though they may have ended: they were run ahead. */
  known?: Extent;
}

const AS_SCORED: Fill = { missing: null, open: null };

/**
 * Means of the first `n` units over their first `repeats` repeats. Within a unit each sample weighs
 * the same; a unit with nothing scored is left out.
 */
export function clustersOf(
  table: ScoreTable,
  units: readonly (readonly number[])[],
  extent: Extent,
  fill: Fill = AS_SCORED,
): Clusters {
  const clusters: Clusters = { unit: [], x: [], r: [], repeats: 1 };
  let inverse = 0;
  for (let unit = 0; unit < extent.n; unit++) {
    const repeats = Math.min(repeatsAt(extent, unit), table.repeats);
    const answered = fill.known ? repeatsAt(fill.known, unit) : repeats;
    let means = 0;
    let scoredSamples = 0;
    let trials = 0;
    for (const sample of units[unit]!) {
      const from = sample * table.repeats;
      let sum = 0;
      let scored = 0;
      for (let repeat = 0; repeat < repeats; repeat++) {
        const value = repeat < answered ? table.cells[from + repeat]! : Number.NaN;
        const counted = value >= 0 ? value : value === MISSING ? fill.missing : fill.open;
        if (counted === null) continue;
        sum += counted;
        scored++;
      }
      if (scored === 0) continue;
      means += sum / scored;
      scoredSamples++;
      trials += scored;
    }
    if (trials === 0) continue;
    clusters.unit.push(unit);
    clusters.x.push(means / scoredSamples);
    clusters.r.push(trials);
    inverse += 1 / trials;
  }
  if (inverse > 0) clusters.repeats = clusters.x.length / inverse;
  return clusters;
}

/** The scores of the first `n` units if no trial ever failed. */
export function perfectClusters(
  units: readonly (readonly number[])[],
  { n, repeats }: { n: number; repeats: number },
): Clusters {
  const r = units.slice(0, n).map(({ length }) => length * repeats);
  const inverse = r.reduce((sum, trials) => sum + 1 / trials, 0);
  return { unit: [...r.keys()], x: r.map(() => 1), r, repeats: n === 0 ? 1 : n / inverse };
}

/** Share of missing among the ended trials of the first `n` units, [0,1]. */
export function missingShare(
  table: ScoreTable,
  units: readonly (readonly number[])[],
  extent: Extent,
): number {
  let missing = 0;
  let ended = 0;
  for (let unit = 0; unit < extent.n; unit++) {
    const repeats = repeatsAt(extent, unit);
    for (const sample of units[unit]!) {
      const from = sample * table.repeats;
      for (let cell = from; cell < from + Math.min(repeats, table.repeats); cell++) {
        const value = table.cells[cell]!;
        if (Number.isNaN(value)) continue;
        ended++;
        if (value === MISSING) missing++;
      }
    }
  }
  return ended === 0 ? 0 : missing / ended;
}

/** More than this share of missing trials, and a verdict must hold whatever they would have been. */
export const MISSING_ALLOWED = 0.05;
