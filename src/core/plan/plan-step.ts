import type { TrialKey } from '../trial.ts';
import type { PlanQuestion } from './asking.ts';
import type { PlanMemory } from './plan-memory.ts';

/** What to do now. `launch` never repeats a trial that is finished or open. */
export interface PlanStep {
  memory: PlanMemory;
  launch: readonly TrialKey[];
  /** Nothing is left to run or wait for. */
  finished: boolean;
  /** It waits for this to be answered; null: for nobody. */
  question: PlanQuestion | null;
}
