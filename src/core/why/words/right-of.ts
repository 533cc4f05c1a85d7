/**
 * Returns how many of some samples are right, as a whole number that never reads better than it is: of
 * 27.6 in 28 it says 27, and all only where all are.
 */
export function wholeRight(right: number): number {
  return Math.floor(right + 1e-9);
}
