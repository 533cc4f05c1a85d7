/** The list of samples in a file, and where it stands. */
export interface FoundList {
  values: readonly unknown[];
  /** The keys that lead to it; null where it was put together from parts. */
  path: readonly string[] | null;
  notes: readonly string[];
}
