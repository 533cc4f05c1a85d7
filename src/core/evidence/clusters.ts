import { type Extent, repeatsAt } from './look.ts';
import { MISSING, type ScoreTable } from './score-table.ts';

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
  const isAll = [extent, known].every((each) => isWhole(table, units, each));
  if (!isAll || missing !== null || open !== null) {
    return clustersWithin(table, units, extent, fill);
  }
  const stored = whole.get(table);
  if (stored?.units === units) return stored.clusters;
  const clusters = clustersWithin(table, units, extent, fill);
  whole.set(table, { units, clusters });
  return clusters;
}

/** Of all a table's scores, which everything that is known of a candidate asks for; kept as long as the table. */
const whole = new WeakMap<
  ScoreTable,
  { units: readonly (readonly number[])[]; clusters: Clusters }
>();

function clustersWithin(
  table: ScoreTable,
  units: readonly (readonly number[])[],
  extent: Extent,
  fill: Fill,
): Clusters {
  const unitsScored: number[] = [];
  const x: number[] = [];
  const r: number[] = [];
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
    unitsScored.push(unit);
    x.push(means / scoredSamples);
    r.push(trials);
    inverse += 1 / trials;
  }
  return { unit: unitsScored, x, r, repeats: inverse > 0 ? x.length / inverse : 1 };
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
  const count = (from: number, to: number) => {
    for (let cell = from; cell < to; cell++) {
      const value = table.cells[cell]!;
      if (value === MISSING) missing++;
      if (value >= 0 || value === MISSING) ended++;
    }
  };
  if (isWhole(table, units, extent)) count(0, table.cells.length);
  else {
    for (let unit = 0; unit < extent.n; unit++) {
      const repeats = Math.min(repeatsAt(extent, unit), table.repeats);
      for (const sample of units[unit]!) {
        count(sample * table.repeats, sample * table.repeats + repeats);
      }
    }
  }
  return ended === 0 ? 0 : missing / ended;
}

/** Whether an extent is all of a table. */
function isWhole(
  { repeats: all }: ScoreTable,
  units: readonly (readonly number[])[],
  { n, repeats, lastOn = n }: Extent,
): boolean {
  return n === units.length && repeats >= all && lastOn === n;
}

/** More than this share of missing trials, and a verdict must hold whatever they would have been. */
export const MISSING_ALLOWED = 0.05;
