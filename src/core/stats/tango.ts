const BISECTIONS = 60;

/**
 * Tango's score interval for the difference of two paired rates: `b` pairs where only the first
 * passed, `c` where only the second did, of `n` pairs; none need be whole numbers. `z` standard
 * errors on each side. The difference and its bounds lie in [-1,1]; no pairs: [-1,1].
 * Example: `tango(9, 3, 32, 1.959964)` is { d: 0.1875, lo: -0.027, hi: 0.390 }.
 * Source: Tango 1998 (Stat Med 17:891).
 */
export function tango(
  b: number,
  c: number,
  n: number,
  z: number,
): { d: number; lo: number; hi: number } {
  if (!(n > 0)) return { d: 0, lo: -1, hi: 1 };
  const d = (b - c) / n;
  const statistic = (difference: number) => scoreStatistic({ b, c, n }, difference);
  return {
    d,
    lo: d <= -1 ? -1 : root((difference) => statistic(difference) - z, -1, d),
    hi: d >= 1 ? 1 : root((difference) => statistic(difference) + z, d, 1),
  };
}

/** The score statistic of a difference, which falls as the difference grows. */
function scoreStatistic({ b, c, n }: { b: number; c: number; n: number }, difference: number) {
  const linear = -b - c + (2 * n - b + c) * difference;
  const constant = -c * difference * (1 - difference);
  const discriminant = Math.max(0, linear ** 2 - 8 * n * constant);
  const q = (Math.sqrt(discriminant) - linear) / (4 * n);
  const variance = n * (2 * q + difference * (1 - difference));
  const distance = b - c - n * difference;
  if (variance <= 0) return distance === 0 ? 0 : Math.sign(distance) * Infinity;
  return distance / Math.sqrt(variance);
}

function root(falling: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
