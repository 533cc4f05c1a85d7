import jstat from 'jstat';
import { mean } from './moments.ts';

/** The prior: a mean of 0.5 worth one sample, and a spread of about 0.18. */
const PRIOR = { mean: 0.5, weight: 1, shape: 2, scale: 0.0625 };

/**
 * A two-sided interval of the given level for the mean of scores in [0,1], one score a sample (its
 * mean over repeats): the posterior of a normal mean under a normal-inverse-gamma prior, clamped to
 * [0,1]. No scores: the prior's own interval.
 * Example: `nigInterval([.8,.9,.7,1,.85,.95,.6,.9,.75,.8], 0.95)` is { lo: 0.693, hi: 0.898 }.
 * Source: stats.md 2.3; the prior is evalstats' (github.com/ianarawjo/evalstats).
 */
export function nigInterval(x: readonly number[], level: number): { lo: number; hi: number } {
  const { centre, spread, degrees } = posterior(x);
  const reach = jstat.studentt.inv(0.5 + level / 2, degrees) * spread;
  return { lo: Math.max(0, centre - reach), hi: Math.min(1, centre + reach) };
}

/** The posterior probability that the mean is at least `bar`, under the same prior; in [0,1]. */
export function nigProbability(x: readonly number[], bar: number): number {
  const { centre, spread, degrees } = posterior(x);
  return jstat.studentt.cdf((centre - bar) / spread, degrees);
}

/** The posterior mean is a Student t with these degrees of freedom. */
function posterior(x: readonly number[]): { centre: number; spread: number; degrees: number } {
  const n = x.length;
  const p = n === 0 ? PRIOR.mean : mean(x);
  const weight = PRIOR.weight + n;
  const shape = PRIOR.shape + n / 2;
  const squares = x.reduce((sum, value) => sum + (value - p) ** 2, 0);
  const scale =
    PRIOR.scale + squares / 2 + ((PRIOR.weight * n) / (2 * weight)) * (p - PRIOR.mean) ** 2;
  return {
    centre: (PRIOR.weight * PRIOR.mean + n * p) / weight,
    spread: Math.sqrt(scale / (shape * weight)),
    degrees: 2 * shape,
  };
}
