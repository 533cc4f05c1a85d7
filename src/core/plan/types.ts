import type { Bar, Estimand } from '../evaluation.ts';
import type { TrialKey } from '../trial.ts';

export type Verdict = 'proven' | 'likely' | 'unclear' | 'ruled out' | 'not run';

/** One candidate as the plan sees it. */
export interface PlanCandidate {
  name: string;
  /** Expected dollars of one call: from the catalogue at first, the measured mean once there are answers. */
  costPerCall: number;
  /** The trials that ended, in any order; score null = missing. */
  finished: readonly { sample: number; repeat: number; score: number | null }[];
  /** The provider refused this candidate for good: nothing more can be run. */
  stopped: boolean;
}

/** Everything the plan may know. Samples are indexes 0..samples-1. */
export interface PlanInput {
  design: 'adaptive' | 'full';
  samples: number;
  /** A group per sample, or null: near-duplicates are one cluster. */
  groups: readonly (string | null)[];
  /** Scores may be other than 0 and 1 (judge, json fields). */
  continuous: boolean;
  repeats: number;
  bar: Bar;
  estimand: Estimand;
  strict: boolean;
  thorough: boolean;
  seed: number;
  candidates: readonly PlanCandidate[];
  /** Launched and not ended. */
  open: readonly TrialKey[];
  /** What the plan returned last; null before the first step. Plain JSON, stored with the evaluation. */
  memory: PlanMemory | null;
}

/**
 * What the plan must not forget or decide twice: the frozen order of candidates, the repeats and
 * looks of each candidate that was begun, its alpha, and each decision once taken. Plain JSON.
 */
export interface PlanMemory {
  order: readonly number[];
  candidates: readonly CandidateMemory[];
}

export interface CandidateMemory {
  /** null until the candidate is begun; frozen from then on. */
  repeats: number | null;
  alpha: number | null;
  /** How many looks were taken. */
  looks: number;
  decision: 'proven' | 'ruled out' | 'cannot be proven' | 'exhausted' | 'stopped' | null;
  /** Why, in words a person reads; null while undecided. */
  reason: string | null;
}

/** What to do now. `launch` never repeats a trial that is finished or open. */
export interface PlanStep {
  memory: PlanMemory;
  launch: readonly TrialKey[];
  /** Nothing is left to run or wait for. */
  finished: boolean;
}
