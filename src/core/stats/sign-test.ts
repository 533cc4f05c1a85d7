/**
 * Returns the one-sided p-value of the sign test: how often chance alone makes at least so many of the
 * samples that changed change for the better. 1 where none changed.
 * Example: `signTest(6, 0)` is 1/64.
 */
export function signTest(better: number, worse: number): number {
  const changed = better + worse;
  let point = 0.5 ** changed;
  let below = 0;
  for (let k = 0; k < better; k++) {
    below += point;
    point *= (changed - k) / (k + 1);
  }
  return Math.min(1, Math.max(0, 1 - below));
}
