import jstat from 'jstat';
import { variance } from '../stats/moments.ts';
import type { ScoreTable } from './score-table.ts';
import type { Study } from './study.ts';

/** How often models that don't drift may be warned of, over all of a line-up. */
const FALSE_ALARM = 0.02;
/** Fewer samples in a pass, or fewer that differ between passes, tell nothing. */
const FEWEST_SAMPLES = 15;
const FEWEST_DIFFERING = 6;

/**
 * The mean score of each pass where these differ by more than chance allows (Cochran's Q: under no
 * drift a sample's repeats could stand in any order), [0,1]; null where they don't or little is known.
 * Only samples scored in every pass count, and passes that reached at least half of the samples.
 */
export function passDrift({ input, table }: Study, candidate: number): number[] | null {
  const scores = table(candidate);
  const passes = passesReached(scores, input.samples);
  if (passes < 2) return null;
  const { rows, differing, spread, sums } = passesOf(scores, input.samples, passes);
  if (rows < FEWEST_SAMPLES || differing < FEWEST_DIFFERING) return null;
  const rates = sums.map((sum) => sum / rows);
  const apart = variance(rates) * (passes - 1) * rows ** 2;
  const chance = 1 - jstat.chisquare.cdf(apart / spread, passes - 1);
  return chance < FALSE_ALARM / input.candidates.length ? rates : null;
}

/** How many passes, from the first on, have scores of at least half of the samples. */
function passesReached({ cells, repeats }: ScoreTable, samples: number): number {
  for (let pass = 0; pass < repeats; pass++) {
    let reached = 0;
    for (let cell = pass; cell < samples * repeats; cell += repeats) {
      if (cells[cell]! >= 0) reached++;
    }
    if (reached * 2 < samples) return pass;
  }
  return repeats;
}

/**
 * Of the samples scored in all of the first passes: how many, how many of them vary, how much, and each
 * pass's sum.
 */
function passesOf({ cells, repeats }: ScoreTable, samples: number, passes: number) {
  const sums = Array.from({ length: passes }, () => 0);
  const row = new Float64Array(passes);
  let rows = 0;
  let differing = 0;
  let spread = 0;
  for (let sample = 0; sample < samples; sample++) {
    let scored = 0;
    let alike = 0;
    for (let pass = 0; pass < passes; pass++) {
      const value = cells[sample * repeats + pass]!;
      row[pass] = value;
      if (value >= 0) scored++;
      if (value === row[0]) alike++;
    }
    if (scored < passes) continue;
    rows++;
    for (let pass = 0; pass < passes; pass++) sums[pass]! += row[pass]!;
    if (alike === passes) continue;
    differing++;
    spread += variance(row);
  }
  return { rows, differing, spread, sums };
}
