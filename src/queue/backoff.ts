const FIRST_MS = 200;
const LONGEST_MS = 30_000;

/** Returns the wait before the n-th new try, in ms: 0.2 s doubled each time up to 30 s, with jitter. */
export function backoffMs(tries: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
  return Math.round(longest * (0.5 + Math.random() / 2));
}
