import type { Bar, Escalation, Scorer } from '../evaluation.ts';

/** What a new evaluation changes of the request of an earlier one; null: it stays. */
export interface RequestChanges {
  bar: Bar | null;
  scorer: Scorer | null;
  /** A model that is tested alone, by its name: one of the line-up, one at its next effort, or any other. */
  model: string | null;
  /** Two of its models in a row, tested alone. */
  pair: ModelPair | null;
}

/** A pair of models that is put to the test: `to` answers where the answers of `first` are not enough. */
export interface ModelPair {
  first: string;
  to: string;
  when: Escalation['when'];
  of: number;
}

/** The same request once more. */
export const NO_CHANGES: RequestChanges = { bar: null, scorer: null, model: null, pair: null };
