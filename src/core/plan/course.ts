import type { Look } from '../evidence/look.ts';
import type { PlanStudy } from './plan-input.ts';
import type { Decision } from './plan-memory.ts';

/** What was decided of a candidate at one look, and whether that settles the whole evaluation. */
export interface Judgement {
  decision: Decision;
  reason: string;
  /** No other candidate needs to be run. */
  settles: boolean;
}

/** How one candidate is put to the test: its looks in order, and what each decides. */
export interface Course {
  looks: readonly Look[];
  /** Judges a look whose trials have all ended, on the scores of `study`; null: go on with the next. */
  judge(look: number, study: PlanStudy): Judgement | null;
}
