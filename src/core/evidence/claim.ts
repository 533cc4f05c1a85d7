import { TWO_SIDED_95, Z95 } from '../stats/levels.ts';
import { mean } from '../stats/moments.ts';
import { nigBounds, nigInterval } from '../stats/nig.ts';
import { wilson } from '../stats/wilson.ts';
import { wilsonClustered } from '../stats/wilson-clustered.ts';
import type { Clusters } from './clusters.ts';
import type { Kind } from './study.ts';

type Range = [number, number];

/** What scores say of a rate, in several widths. */
export interface Claim {
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
export function claimOf({ x, r, repeats }: Clusters, kind: Kind): Claim | null {
  if (x.length === 0) return null;
  const trials = r.reduce((sum, value) => sum + value, 0);
  const newInputs = (z: number, level: number): Range => {
    const { lo, hi } = kind.continuous ? nigInterval(x, level) : wilsonClustered(x, repeats, z);
    return [lo, hi];
  };
  // Scores between 0 and 1 vary less than Wilson takes them to: exactly these inputs are never less sure.
  const these = (z: number, [lo, hi]: Range): Range => {
    const plain = wilson(mean(x), trials, z);
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
