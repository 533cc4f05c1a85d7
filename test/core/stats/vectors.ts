const thirds = (passed: readonly number[]) => passed.map((k) => k / 3);

/** The two data sets of stats.md 5: 20 samples, 3 repeats each. */
export const THIRDS_X = thirds([3, 3, 3, 2, 3, 0, 3, 3, 1, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3]);
export const THIRDS_Y = thirds([3, 3, 3, 3, 3, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 3]);
