/**
 * Returns p-values as they stand once each had its chance to be small by luck: the smallest times the
 * number of tests, the next times one less, never below one before it, at most 1; in the given order.
 * Source: Holm 1979 (Scandinavian Journal of Statistics 6:65).
 */
export function holm(pValues: readonly number[]): number[] {
  const ordered = [...pValues.entries()].sort(([, a], [, b]) => a - b);
  const adjusted = Array<number>(pValues.length);
  let least = 0;
  ordered.forEach(([index, pValue], rank) => {
    least = Math.min(1, Math.max(least, pValue * (pValues.length - rank)));
    adjusted[index] = least;
  });
  return adjusted;
}
