import jstat from 'jstat';
import { mean } from './moments.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** The prior: one sample's worth of a mean, and a spread of about 0.18. */
const PRIOR = { weight: 1, shape: 2, scale: 0.0625 };

/** Where the prior's one sample lies: in the middle, or at the end that speaks against a claim. */
const MIDDLE = 0.5;

/**
 * A two-sided interval of the given level for the mean of scores in [0,1], one score a sample (its
 * mean over repeats): the posterior of a normal mean under a normal-inverse-gamma prior, clamped to
 * [0,1]. No scores: the prior's own interval.
 * Example: `nigInterval([.8,.9,.7,1,.85,.95,.6,.9,.75,.8], 0.95)` is { lo: 0.693, hi: 0.898 }.
 * Source: stats.md 2.3; the prior is evalstats' (github.com/ianarawjo/evalstats).
 */
export function nigInterval(
  x: readonly number[],
  level: number,
  priorMean = MIDDLE,
): { lo: number; hi: number } {
  const { centre, spread, degrees } = posterior(x, priorMean);
  const reach = jstat.studentt.inv(0.5 + level / 2, degrees) * spread;
  return { lo: Math.max(0, centre - reach), hi: Math.min(1, centre + reach) };
}

/** The posterior probability that the mean is at least `bar`, under the same prior; in [0,1]. */
export function nigProbability(x: readonly number[], bar: number, priorMean = MIDDLE): number {
  const { centre, spread, degrees } = posterior(x, priorMean);
  return jstat.studentt.cdf((centre - bar) / spread, degrees);
}

/**
 * One-sided bounds at `z` standard errors that hold for scores of any shape: each as if one sample
 * more had scored at the end that speaks against it. Scores that are high but for a rare 0 look
 * certain until the first 0 is seen; so many flawless samples prove as much as they do of pass/fail
 * scores (26 prove 0.9). Simulated: `npm run bench:decisions`.
 */
export function nigBounds(x: readonly number[], z: number): { lo: number; hi: number } {
  const level = 2 * normalCdf(z) - 1;
  return { lo: nigInterval(x, level, 0).lo, hi: nigInterval(x, level, 1).hi };
}

/** How far the mean lies above and below a bar, in standard errors: where `nigBounds` touch it. */
export function nigEvidence(x: readonly number[], bar: number): { above: number; below: number } {
  return {
    above: normalQuantile(nigProbability(x, bar, 0)),
    below: -normalQuantile(nigProbability(x, bar, 1)),
  };
}

/** The posterior mean is a Student t with these degrees of freedom. */
function posterior(
  x: readonly number[],
  priorMean: number,
): { centre: number; spread: number; degrees: number } {
  const n = x.length;
  const p = n === 0 ? priorMean : mean(x);
  const weight = PRIOR.weight + n;
  const shape = PRIOR.shape + n / 2;
  const squares = x.reduce((sum, value) => sum + (value - p) ** 2, 0);
  const scale =
    PRIOR.scale + squares / 2 + ((PRIOR.weight * n) / (2 * weight)) * (p - priorMean) ** 2;
  return {
    centre: (PRIOR.weight * priorMean + n * p) / weight,
    spread: Math.sqrt(scale / (shape * weight)),
    degrees: 2 * shape,
  };
}
