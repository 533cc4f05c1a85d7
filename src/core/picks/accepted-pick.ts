import type { Actor, Destination } from '../actor.ts';
import type { ModelResult } from '../result/schema/result.ts';

/** A model that somebody decided to use for an evaluation's task: what is watched from then on. */
export interface AcceptedPick {
  /** One pick an evaluation; it stays when the evaluation and its content are deleted. */
  evaluationId: string;
  workspace: string;
  /** The evaluation's name, e.g. "Ticket triage". */
  name: string;
  /** The candidate's name, e.g. `anthropic/claude-haiku-5-5@low`. */
  model: string;
  /** The model used before; null where nobody named one. */
  replaces: string | null;
  /** Calls a month. */
  volume: number;
  owner: Actor;
  /** Where the evaluation's answer went: news of the pick goes there too. */
  destination: Destination | null;
  simulated: boolean;
  /** Dollars of one call in the month after its evaluation, as that said. */
  costPerCall: number;
  /** Means per call, as measured; null where nothing was counted. */
  tokens: ModelResult['tokens'];
  acceptedAt: Date;
}
