import { type ClusteredRate, clusteredRate } from '../stats/wilson-clustered.ts';
import { flatUnits } from './flat-units.ts';
import { type Extent, repeatsAt } from './look.ts';
import { countsOf, countsWithin, MISSING, type ScoreTable } from './score-table.ts';

/** The scores of some units: one mean per unit, and how many scored trials stand behind it. */
export interface Clusters {
  /** Index of the unit in the study's order. */
  unit: readonly number[];
  x: readonly number[];
  r: readonly number[];
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
  const { missing, open, known = extent } = fill;
  const isWhole = [extent, known].every((each) => isAtAllUnits(units, each));
  if (!isWhole || known.repeats < extent.repeats || missing !== null || open !== null) {
    return clustersWithin(table, units, extent, fill);
  }
  const stored = whole.get(table);
  const made = stored?.units === units ? stored : { units, byRepeats: new Map() };
  whole.set(table, made);
  const repeats = Math.min(extent.repeats, table.repeats);
  const clusters = made.byRepeats.get(repeats) ?? clustersWithin(table, units, extent, fill);
  made.byRepeats.set(repeats, clusters);
  return clusters;
}

/**
 * Those of all units, by repeats, which everything that is known of a candidate asks for; kept as long as
 * the table.
 */
const whole = new WeakMap<
  ScoreTable,
  { units: readonly (readonly number[])[]; byRepeats: Map<number, Clusters> }
>();

function clustersWithin(
  table: ScoreTable,
  units: readonly (readonly number[])[],
  extent: Extent,
  fill: Fill,
): Clusters {
  const { n } = extent;
  const { samples, ends } = flatUnits(units);
  const { cells, repeats: most } = table;
  const unitsScored = new Array<number>(n);
  const x = new Array<number>(n);
  const r = new Array<number>(n);
  // NaN, not null: numbers alone are quick to read.
  const missing = fill.missing ?? Number.NaN;
  const open = fill.open ?? Number.NaN;
  let count = 0;
  let at = 0;
  let inverse = 0;
  for (let unit = 0; unit < n; unit++) {
    const repeats = Math.min(repeatsAt(extent, unit), most);
    const answered = fill.known ? repeatsAt(fill.known, unit) : repeats;
    let means = 0;
    let scoredSamples = 0;
    let trials = 0;
    for (; at < ends[unit]!; at++) {
      const from = samples[at]! * most;
      let sum = 0;
      let scored = 0;
      for (let repeat = 0; repeat < repeats; repeat++) {
        const value = repeat < answered ? cells[from + repeat]! : Number.NaN;
        const counted = value >= 0 ? value : value === MISSING ? missing : open;
        if (!(counted >= 0)) continue;
        sum += counted;
        scored++;
      }
      if (scored === 0) continue;
      means += sum / scored;
      scoredSamples++;
      trials += scored;
    }
    if (trials === 0) continue;
    unitsScored[count] = unit;
    x[count] = means / scoredSamples;
    r[count] = trials;
    count++;
    inverse += 1 / trials;
  }
  for (const values of [unitsScored, x, r]) values.length = count;
  return { unit: unitsScored, x, r, repeats: inverse > 0 ? count / inverse : 1 };
}

/** What some clusters of pass/fail scores come to, counted once, as long as they are kept. */
export function rateOnce(clusters: Clusters): ClusteredRate {
  const rate = rates.get(clusters) ?? clusteredRate(clusters.x, clusters.repeats);
  rates.set(clusters, rate);
  return rate;
}

const rates = new WeakMap<Clusters, ClusteredRate>();

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
  const { cells } = table;
  const all = countsOf(table);
  const share = all.ended === 0 ? 0 : all.missing / all.ended;
  const isAll = isAtAllUnits(units, extent) && extent.repeats >= table.repeats;
  if (isAll || share === 0) return share;
  let missing = 0;
  let ended = 0;
  for (let unit = 0; unit < extent.n; unit++) {
    const repeats = Math.min(repeatsAt(extent, unit), table.repeats);
    for (const sample of units[unit]!) {
      const from = sample * table.repeats;
      const counts = countsWithin(cells, from, from + repeats);
      missing += counts.missing;
      ended += counts.ended;
    }
  }
  return ended === 0 ? 0 : missing / ended;
}

/** Whether an extent is of all units, each with as many repeats. */
function isAtAllUnits(units: readonly (readonly number[])[], { n, lastOn = n }: Extent): boolean {
  return n === units.length && lastOn === n;
}

/** More than this share of missing trials, and a verdict must hold whatever they would have been. */
export const MISSING_ALLOWED = 0.05;
