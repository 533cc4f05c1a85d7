import type { Bar, Escalation, Scorer } from '../evaluation.ts';

/** What is asked otherwise than the time before; null: nothing. */
export interface Otherwise {
  bar: Bar | null;
  scorer: Scorer | null;
  /** A model that is tested alone, by its name: one of the line-up, one at its next effort, or any other. */
  model: string | null;
  /** Two of its models in a row, tested alone. */
  pair: PairAsked | null;
}

/** A pair of models that is put to the test: `to` answers where the answers of `first` are not enough. */
export interface PairAsked {
  first: string;
  to: string;
  when: Escalation['when'];
  of: number;
}

/** Nothing is asked otherwise. */
export const AS_IT_WAS: Otherwise = { bar: null, scorer: null, model: null, pair: null };
