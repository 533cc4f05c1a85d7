import jstat from 'jstat';
import { mean } from '../stats/moments.ts';
import { nigProbability } from '../stats/nig.ts';
import { probGoodEnough } from '../stats/prob-good-enough.ts';
import { clustersOf } from './clusters.ts';
import type { Study } from './study.ts';

/** From this probability on an unproven candidate is called likely (stats.md 2.6). */
export const LIKELY = 0.8;

/**
 * How probable it is that a candidate's rate is at least `bar`, given its first trials; null when
 * none of them was scored. For new inputs: the beta-binomial posterior for pass/fail scores, the NIG
 * posterior for scores between. For these samples only: a beta posterior over all trials.
 */
export function probabilityAt(
  { input, units, table }: Study,
  candidate: number,
  extent: { n: number; repeats: number },
  bar: number,
): number | null {
  const { x, r } = clustersOf(table(candidate), units, extent);
  if (x.length === 0) return null;
  if (input.estimand === 'these-samples') {
    const trials = r.reduce((sum, value) => sum + value, 0);
    const passed = mean(x) * trials;
    return 1 - jstat.beta.cdf(bar, 1 + passed, 1 + trials - passed);
  }
  return input.continuous ? nigProbability(x, bar) : probGoodEnough(x, r, bar);
}
