/** One moment of judgement: the first `n` units with `repeats` repeats each. */
export interface Look {
  n: number;
  repeats: number;
  /** Repeats of the reference that the look needs; 0 without one. */
  reference: number;
}
