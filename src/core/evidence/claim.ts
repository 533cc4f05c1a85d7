import { TWO_SIDED_95, Z95 } from '../stats/levels.ts';
import { mean, sum } from '../stats/moments.ts';
import { nigBounds, nigInterval } from '../stats/nig.ts';
import { wilson } from '../stats/wilson.ts';
import { wilsonOf } from '../stats/wilson-clustered.ts';
import { type Clusters, rateOnce } from './clusters.ts';
import type { Kind } from './study.ts';

type Range = [number, number];

/** What scores say of a rate, in several widths. */
export interface RateClaim {
  /** Two-sided 95%, for new inputs and for exactly these samples. */
  interval: Range;
  theseSamplesInterval: Range;
  /** Two-sided 90% for what the claim is about: its lower end is what is claimed with 95%. */
  interval90: Range;
  /** Two-sided 90% for exactly these samples, and for new inputs. */
  these90: Range;
  new90: Range;
}

/** What some scored units say of the rate; null for none. */
export function claimOf(clusters: Clusters, kind: Kind): RateClaim | null {
  const { x, r } = clusters;
  if (x.length === 0) return null;
  const trials = sum(r);
  const rate = mean(x);
  const newInputs = (z: number, level: number): Range => {
    const { lo, hi } = kind.continuous ? nigInterval(x, level) : wilsonOf(rateOnce(clusters), z);
    return [lo, hi];
  };
  // Scores between 0 and 1 vary less than Wilson takes them to: exactly these inputs are never less sure.
  const these = (z: number, [lo, hi]: Range): Range => {
    const plain = wilson(rate, trials, z);
    return kind.continuous
      ? [Math.max(plain.lo, lo), Math.min(plain.hi, hi)]
      : [plain.lo, plain.hi];
  };
  const interval = newInputs(TWO_SIDED_95, 0.95);
  const wide = newInputs(Z95, 0.9);
  const new90: Range = kind.continuous ? [nigBounds(x, Z95).lo, wide[1]] : wide;
  const these90 = these(Z95, wide);
  return {
    interval,
    theseSamplesInterval: these(TWO_SIDED_95, interval),
    interval90: kind.theseSamples ? these90 : new90,
    these90,
    new90,
  };
}
