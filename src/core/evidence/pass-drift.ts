import jstat from 'jstat';
import { mean, variance } from '../stats/moments.ts';
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
  const { cells, repeats } = table(candidate);
  const samples = Array.from({ length: input.samples }, (_, sample) =>
    cells.subarray(sample * repeats, (sample + 1) * repeats),
  );
  const reached = (pass: number) => samples.filter((row) => row[pass]! >= 0).length;
  let passes = 0;
  while (passes < repeats && reached(passes) * 2 >= input.samples) passes++;
  const rows = samples
    .map((row) => [...row.subarray(0, passes)])
    .filter((row) => row.every((value) => value >= 0));
  if (passes < 2 || rows.length < FEWEST_SAMPLES) return null;
  const spreads = rows.map(variance);
  if (spreads.filter((spread) => spread > 0).length < FEWEST_DIFFERING) return null;
  const rates = Array.from({ length: passes }, (_, pass) => mean(rows.map((row) => row[pass]!)));
  const apart = variance(rates) * (passes - 1) * rows.length ** 2;
  const q = apart / spreads.reduce((sum, spread) => sum + spread, 0);
  const chance = 1 - jstat.chisquare.cdf(q, passes - 1);
  return chance < FALSE_ALARM / input.candidates.length ? rates : null;
}
