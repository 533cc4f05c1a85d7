import jstat from 'jstat';

/** The chance that a standard normal value is at most `z`: `normalCdf(1.959964)` is 0.975. */
export function normalCdf(z: number): number {
  return jstat.normal.cdf(z, 0, 1);
}

/** The inverse of `normalCdf`: `normalQuantile(0.975)` is 1.959964; -Infinity at 0, Infinity at 1. */
export function normalQuantile(p: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? -Infinity : Infinity;
  return jstat.normal.inv(p, 0, 1);
}
