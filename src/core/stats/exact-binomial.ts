/**
 * Returns how many of `n` answers may fail with a rate of `bar` still proven at an error of `alpha`,
 * by the exact binomial tail; -1 where not even none: `allowedFailures(28, 0.9, 0.05)`.
 */
export function allowedFailures(n: number, bar: number, alpha: number): number {
  let point = bar ** n;
  let tail = 0;
  for (let failures = 0; failures <= n; failures++) {
    tail += point;
    if (tail > alpha) return failures - 1;
    point *= ((n - failures) / (failures + 1)) * ((1 - bar) / bar);
  }
  return n;
}

/** Returns how many flawless answers prove a rate of `bar`: 29 for 0.9 at 5%; Infinity for 1. */
export function flawlessNeeded(bar: number, alpha: number): number {
  if (bar >= 1) return Infinity;
  return Math.max(1, Math.ceil(Math.log(alpha) / Math.log(bar) - 1e-9));
}

/** Returns the best rate that `n` answers prove, all of them right: 0.905 for 30 at 5%. */
export function flawlessProves(n: number, alpha: number): number {
  return n === 0 ? 0 : alpha ** (1 / n);
}

/**
 * Returns the chance that `n` answers prove `bar` at an error of `alpha` for a model that is right at
 * `rate`, in [0,1].
 */
export function provingChance(n: number, rate: number, bar: number, alpha: number): number {
  return chanceOfAtMost(allowedFailures(n, bar, alpha), n, rate);
}

/** Returns the chance that at most so many of `n` answers fail, of a model that is right at `rate`, in [0,1]. */
export function chanceOfAtMost(allowed: number, n: number, rate: number): number {
  let chance = 0;
  let point = rate ** n;
  for (let failures = 0; failures <= allowed; failures++) {
    chance += point;
    point *= ((n - failures) / (failures + 1)) * ((1 - rate) / rate);
  }
  return Math.min(1, chance);
}
