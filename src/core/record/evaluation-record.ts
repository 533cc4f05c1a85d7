import type { Actor, Destination } from '../actor.ts';
import type { EvaluationSpec, Provider, Sample } from '../evaluation.ts';
import type { Picodollars } from '../money.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import type { LedgerTotals } from '../result/ended-evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import type { Stop } from '../stop.ts';
import type { FinishedTrial, TrialKey, TrialRef } from '../trial.ts';
import type { Question } from './question.ts';

/** Where an evaluation's message stands in Slack, and which thread replies are out. */
export interface PostedMessage {
  channel: string;
  ts: string;
  replies: readonly string[];
  /** The picture in it, once it has one. */
  picture?: PostedPicture;
  /** What waits for an approver's word, where they can't see the message: their own, while it waits. */
  copy?: { channel: string; ts: string };
  /** Why it stands in a direct message; missing where it stands in the channel it was asked in. */
  refusal?: Refusal;
}

/** A picture that Slack has, by its file's id, and what it shows for who can't see it. */
export interface PostedPicture {
  fileId: string;
  alt: string;
}

/** A channel that takes no message of ours, with Slack's word for the reason. */
export interface Refusal {
  channel: string;
  code: string;
}

/** `planned` waits in the queue, `running` is claimed, `done` has ended, `dropped` is not wanted any more. */
export type TrialState = 'planned' | 'running' | 'done' | 'dropped';

/** An evaluation's immutable part: what workers need to put a sample to a candidate. */
export interface StoredEvaluation {
  id: string;
  spec: EvaluationSpec;
  samples: readonly Sample[];
}

/** An evaluation as the plan and the result see it at one moment. */
export interface EvaluationState {
  id: string;
  spec: EvaluationSpec;
  /** A Slack team's id, or `local` for the command line. */
  workspace: string;
  /** Who asked. */
  actor: Actor;
  /** Where the answer goes; null: nowhere but to the terminal. */
  destination: Destination | null;
  simulated: boolean;
  state: 'running' | 'paused' | 'finished';
  plan: PlanMemory | null;
  stops: Readonly<Record<string, Stop>>;
  /** How many samples it has. */
  sampleCount: number;
  open: readonly OpenTrial[];
  spent: Picodollars;
  estimatedUsd: number;
  /** What it costs at most, as was said before it started; null: that was not kept. */
  largestUsd: number | null;
  fullDesignUsd: number;
  /** Somebody is there to be asked before much is spent. */
  asks: boolean;
  /** What was asked, in order; the last may wait for its answer. */
  questions: readonly Question[];
  result: Result | null;
  createdAt: Date;
}

/** A trial that waits (it may be dropped) or runs (its call must be waited for). */
export interface OpenTrial extends TrialKey {
  state: 'planned' | 'running';
}

/** What the plan needs of a trial that ended. */
export type EndedTrial = Pick<
  FinishedTrial,
  'candidate' | 'sample' | 'repeat' | 'score' | 'uncachedCost' | 'latencyMs' | 'firstTokenMs'
>;

export interface PlanState extends EvaluationState {
  ended: readonly EndedTrial[];
}

/** Everything a result is made of. */
export interface FinalState extends EvaluationState {
  ended: readonly FinishedTrial[];
  ledger: LedgerTotals;
}

export interface NewEvaluation {
  id: string;
  key: string;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  workspace: string;
  actor: Actor;
  destination: Destination | null;
  simulated: boolean;
  estimatedUsd: number;
  largestUsd: number;
  fullDesignUsd: number;
  asks: boolean;
  expectedCalls: number;
  /** What it waits on before its first call; null: nothing. */
  question: Question | null;
}

/** What samples that are added change of a stored evaluation. */
export interface AddedRoundRecord {
  spec: EvaluationSpec;
  samples: readonly Sample[];
  /** How many it had when this was worked out. */
  after: number;
  /** Those that are still in its way. */
  stops: Readonly<Record<string, Stop>>;
  /** Dollars more than before that it is expected to cost; the whole that it may cost at most. */
  expectedUsd: number;
  largestUsd: number;
  expectedCalls: number;
  asks: boolean;
}

/** What a plan step changes. */
export interface PlanChange {
  plan: PlanMemory;
  launch: readonly TrialKey[];
  /** Planned trials that are not wanted any more. */
  drop: readonly TrialKey[];
  finished: boolean;
  /** What is to be asked of a person now; null: nothing new. */
  question: Question | null;
  /** Ask again when at most this many trials are open; null: once a person has answered. */
  wakeAt: number | null;
}

/** What became of a plan step. */
export interface Advanced {
  /** To be enqueued. */
  launched: readonly QueuedTrial[];
  finished: boolean;
  /** It goes on once a person has answered. */
  waits: boolean;
}

export interface QueuedTrial extends TrialRef {
  /** Whom its next call asks. */
  provider: Provider;
  /** How often its worker died, and how many of its calls have their answer: with each it is new to the queue. */
  losses: number;
  answered: number;
}

/** What was lost with a process, found by the sweep. */
export interface Recovery {
  /** Trials taken from dead workers just now: their jobs are new to the queue. */
  reclaimed: readonly QueuedTrial[];
  /** Planned trials: put them in the queue if they are not there. */
  trials: readonly QueuedTrial[];
  /** Evaluations whose plan waits to be asked. */
  plans: readonly string[];
  /** Finished evaluations whose result was not announced, and those whose question was not. */
  announcements: readonly string[];
}
