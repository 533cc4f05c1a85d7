/** The sum of some numbers; 0 of none. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}

/** How many of some numbers are like this. */
export function countOf(values: ArrayLike<number>, isLike: (value: number) => boolean): number {
  let found = 0;
  for (let index = 0; index < values.length; index++) if (isLike(values[index]!)) found++;
  return found;
}

/** The mean of some numbers; NaN of none. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/** The sample variance, with n - 1 below; 0 where there are fewer than two values. */
export function variance(values: ArrayLike<number>): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  let squares = 0;
  for (let index = 0; index < values.length; index++) squares += (values[index]! - centre) ** 2;
  return squares / (values.length - 1);
}

/**
 * What is estimated of the correlation between the repeats of one sample, in [0,1]: by moments, from
 * the variance between samples' means (`between`) and the variance of one trial (`trial`).
 */
export function intraSampleCorrelation(between: number, trial: number, repeats: number): number {
  if (trial <= 0) return 1;
  return Math.min(1, Math.max(0, ((between / trial) * repeats - 1) / (repeats - 1)));
}
