import type { Bar, Scorer } from '../evaluation.ts';

/** What is asked otherwise than the time before; null: nothing. */
export interface Otherwise {
  bar: Bar | null;
  scorer: Scorer | null;
  /** A model that is tested alone, by its name: one of the line-up, one at its next effort, or any other. */
  model: string | null;
}

/** Nothing is asked otherwise. */
export const AS_IT_WAS: Otherwise = { bar: null, scorer: null, model: null };
