import type { Actor } from '../actor.ts';

/** One past evaluation's line in a list. */
export interface ListedEvaluation {
  id: string;
  name: string;
  state: 'running' | 'paused' | 'finished';
  simulated: boolean;
  workspace: string;
  actor: Actor;
  createdAt: Date;
  samples: number;
  spentUsd: number;
  /** The pick's name; null where there is none (yet). */
  pick: string | null;
}
