import type { Actor, Destination } from '../actor.ts';
import type { Verdict } from '../plan/types.ts';

/** One candidate's line while an evaluation runs. */
export interface CandidateProgress {
  name: string;
  state: 'waits' | 'running' | Verdict;
  done: number;
  planned: number;
  score: number | null;
}

export interface Progress {
  name: string;
  actor: Actor;
  destination: Destination | null;
  done: number;
  planned: number;
  spentUsd: number;
  budgetUsd: number;
  simulated: boolean;
  /** Nobody takes its trials until it is resumed. */
  paused: boolean;
  finished: boolean;
  candidates: readonly CandidateProgress[];
}
