/**
 * Wilson's score interval for a rate `p` seen in `n` independent trials, at `z` standard errors on
 * each side (1.959964: two-sided 95%). `n` may be a fraction: an effective number of trials.
 * With no trials the interval is [0,1].
 * Example: `wilson(18 / 20, 20, 1.959964)` is { lo: 0.699, hi: 0.972 }.
 * Source: Wilson 1927 (JASA 22:209).
 */
export function wilson(p: number, n: number, z: number): { p: number; lo: number; hi: number } {
  if (!(n > 0)) return { p, lo: 0, hi: 1 };
  const shrink = 1 + z ** 2 / n;
  const centre = (p + z ** 2 / (2 * n)) / shrink;
  const reach = (z / shrink) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return {
    p,
    lo: p === 0 ? 0 : Math.max(0, centre - reach),
    hi: p === 1 ? 1 : Math.min(1, centre + reach),
  };
}
