/** Which of a candidate's trials are looked at: the first `n` units with `repeats` repeats each. */
export interface Extent {
  n: number;
  repeats: number;
  /** Units that have the last of these repeats, where not all have it. */
  lastOn?: number;
}

/** One moment of judgement: the candidate's trials, and how far its reference must be. */
export interface Look extends Extent {
  /** Repeats of the reference that the look needs; 0 without one. */
  reference: number;
  /** Units that need the last of the reference's repeats, where not all do. */
  referenceOn?: number;
}

/** The reference's trials that a look needs. */
export function ofReference({ n, reference, referenceOn = n }: Look): Extent {
  return { n, repeats: reference, lastOn: referenceOn };
}

/** How many repeats of a unit are looked at. */
export function repeatsAt({ n, repeats, lastOn = n }: Extent, unit: number): number {
  if (unit >= n) return 0;
  return unit < lastOn ? repeats : repeats - 1;
}
