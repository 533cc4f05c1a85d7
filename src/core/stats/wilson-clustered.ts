import { intraSampleCorrelation, mean } from './moments.ts';
import { wilson } from './wilson.ts';

export interface ClusteredInterval {
  lo: number;
  hi: number;
  /** Mean over samples, each weighing the same. */
  p: number;
  /** How many independent trials the data is worth: between the samples and the trials. */
  nEff: number;
  /** Correlation between repeats of one sample, shrunken towards 1. */
  rho: number;
}

/** What samples come to, whatever bounds are asked of them; `m`: how many there are. */
export type ClusteredRate = Omit<ClusteredInterval, 'lo' | 'hi'> & { m: number };

/**
 * What rate is plausible on new inputs, given each sample's pass rate `x` over `r` repeats: Wilson's
 * interval on an effective number of trials. `r` is the harmonic mean where repeats differ. `z` is
 * 1.959964 for a two-sided 95% interval, 1.644854 for a one-sided 95% bound.
 *
 * The correlation is shrunken towards 1 by how few samples tell of it, so that a failed trial never
 * raises the lower bound; neither bound is better than that of a perfect (or zero) score on as many
 * samples. No samples: [0,1], with `p` NaN.
 *
 * Example: 20 samples, all passed 3 of 3, z = 1.644854: lower bound 0.880842.
 * Source: stats.md 2.2; effective sample sizes after Franco, Little, Louis & Slud 2019 (PMC6690503).
 */
export function wilsonClustered(x: readonly number[], r: number, z: number): ClusteredInterval {
  const rate = clusteredRate(x, r);
  return { ...wilsonOf(rate, z), p: rate.p, nEff: rate.nEff, rho: rate.rho };
}

/** Wilson's interval of samples that are counted already, at `z` standard errors on each side. */
export function wilsonOf({ m, p, nEff }: ClusteredRate, z: number): { lo: number; hi: number } {
  if (m === 0) return { lo: 0, hi: 1 };
  const interval = wilson(p, nEff, z);
  const worstOfPerfect = m / (m + z ** 2);
  return {
    lo: Math.min(interval.lo, worstOfPerfect),
    hi: Math.max(interval.hi, 1 - worstOfPerfect),
  };
}

/** Counts the samples of `wilsonClustered`, once for all bounds. */
export function clusteredRate(x: readonly number[], r: number): ClusteredRate {
  const m = x.length;
  if (m === 0) return { m, p: Number.NaN, nEff: 0, rho: 1 };
  const p = Math.min(1, Math.max(0, mean(x)));
  const rho = shrunkenCorrelation(x, r, p);
  return { m, p, nEff: (m * r) / (1 + (r - 1) * rho), rho };
}

function shrunkenCorrelation(x: readonly number[], r: number, p: number): number {
  if (r <= 1) return 1;
  let squares = 0;
  let failing = 0;
  let passing = 0;
  for (let sample = 0; sample < x.length; sample++) {
    const value = x[sample]!;
    squares += (value - p) ** 2;
    if (value < 1) failing++;
    if (value > 0) passing++;
  }
  const between = squares / (x.length - 1);
  const estimate = x.length < 2 ? 1 : intraSampleCorrelation(between, p * (1 - p), r);
  const informative = Math.min(failing, passing);
  const prior = Math.max(3, r);
  return (informative * estimate + prior) / (informative + prior);
}
