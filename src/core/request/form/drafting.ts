import type { Sample } from '../../evaluation.ts';

/** Variants that were asked for in a form: kept with it until it is started. */
export interface Drafting {
  /** Of the question that was answered with yes: it is asked once more for other variants. */
  key: string;
  /** The evaluation that drafts them; null: it is not begun. */
  evaluationId: string | null;
  /** What they are variants of, as it was then. */
  prompt: string;
  samples: readonly Sample[];
  /** Which of the variants a person has taken, from 0. */
  ticked: readonly number[];
  /** The open form that waits for them, by Slack's id; null: none does. */
  view: string | null;
}
