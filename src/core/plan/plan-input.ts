import type { LatencyBar } from '../evaluation.ts';
import type { Study } from '../evidence/study.ts';
import type { StudyCandidate, StudyInput } from '../evidence/study-input.ts';
import type { TrialKey } from '../trial.ts';
import type { Asking } from './asking.ts';
import type { PlanMemory } from './plan-memory.ts';

/** One candidate as the plan sees it. */
export interface PlanCandidate extends StudyCandidate {
  name: string;
  /** Expected dollars of one call: from the catalogue at first, the measured mean once there are answers. */
  costPerCall: number;
  /** What a call costs next month at the prices announced for it, as a multiple of that: 1 without a step. */
  monthTimes: number;
  /** Its provider refused it for good, the budget ended or a person cancelled: nothing more can be run. */
  stopped: boolean;
  /** It is asked once, to see what it costs, before the order is set. */
  piloted: boolean;
}

/** Everything the plan may know. */
export interface PlanInput extends StudyInput {
  /** How quick is quick enough; left out where any speed will do. */
  latency?: LatencyBar;
  /** It was chosen when the calls had been made: it proves nobody. */
  latencyInHindsight?: true;
  design: 'adaptive' | 'full';
  strict: boolean;
  thorough: boolean;
  candidates: readonly PlanCandidate[];
  /** null: nobody is there to be asked before much is spent. */
  asking: Asking | null;
  /** Launched and not ended. */
  open: readonly TrialKey[];
  /** What the plan returned last; null before the first step. Plain JSON, stored with the evaluation. */
  memory: PlanMemory | null;
}

/** A plan's input made ready for questions. */
export type PlanStudy = Study<PlanInput>;
