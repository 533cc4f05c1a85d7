import type { Candidate, EvaluationSpec, Provider, Sample } from '../core/evaluation.ts';
import type { Picodollars } from '../core/money.ts';
import type { PlanMemory, Verdict } from '../core/plan/types.ts';
import type { Result } from '../core/result/result.ts';
import type {
  Answer,
  CallOutcome,
  FinishedTrial,
  ModelFailure,
  TrialKey,
  Usage,
} from '../core/trial.ts';

/** What is sent to a candidate for one trial (or to a judge). */
export interface CallRequest {
  candidate: Candidate;
  system: string | null;
  prompt: string;
  /** Aborts the call when the process stops. */
  signal: AbortSignal;
  timeoutMs: number;
}

/** Puts one prompt to one model, once: no retries of its own. Never throws for what a provider did. */
export type Complete = (request: CallRequest) => Promise<CallOutcome>;

/** Who asked, and where the answer goes. */
export interface Requester {
  team: string;
  user: string;
  channel: string;
}

/** Where an evaluation's message stands in Slack, and which thread replies are out. */
export interface PostedMessage {
  channel: string;
  ts: string;
  replies: readonly string[];
}

/** Names one trial among all evaluations: what a job carries. */
export interface TrialRef extends TrialKey {
  evaluationId: string;
}

/** `planned` waits in the queue, `running` is claimed, `done` has ended, `dropped` is not wanted any more. */
export type TrialState = 'planned' | 'running' | 'done' | 'dropped';

/** Why a candidate can't go on. */
export interface Stop {
  reason: 'provider' | 'budget' | 'cancelled';
  message: string;
}

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
  requester: Requester | null;
  simulated: boolean;
  state: 'running' | 'paused' | 'finished';
  plan: PlanMemory | null;
  stops: Readonly<Record<string, Stop>>;
  open: readonly OpenTrial[];
  spent: Picodollars;
  estimatedUsd: number;
  fullDesignUsd: number;
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
  'candidate' | 'sample' | 'repeat' | 'score' | 'uncachedCost'
>;

/** A claimed trial; `answered` is set when an earlier attempt got the answer but not its judgement. */
export type Claim =
  | { kind: 'claimed'; attempt: number; reserved: Picodollars; answered: Answer | null }
  /** Done, dropped, claimed by another, or its evaluation has ended: nothing to do. */
  | { kind: 'gone' }
  /** It doesn't fit beside the calls under way; later it may. */
  | { kind: 'wait for budget' }
  /** Nothing is under way and it doesn't fit: it never will. */
  | { kind: 'over budget' };

/** One call's line in the ledger. */
export interface Bill {
  purpose: 'trial' | 'judge';
  /** `settled` from the provider's usage; `assumed` at the most it can be, where no bill was seen. */
  state: 'settled' | 'assumed';
  amount: Picodollars;
  model: string;
  servedModel: string | null;
  usage: Usage | null;
  priceRow: string;
}

/** How a claimed trial goes on: it ended, it has its answer and waits for the judge, or it is put back. */
export interface Settlement {
  trial: TrialRef;
  attempt: number;
  /** What the claim reserved, given back now. */
  reserved: Picodollars;
  state: 'done' | 'running' | 'planned';
  /** What a judgement to come may cost; 0n otherwise. */
  reserveNext: Picodollars;
  answer: Answer | null;
  uncachedCost: Picodollars;
  score: number | null;
  failure: ModelFailure | null;
  note: string | null;
  latencyMs: number | null;
  bill: Bill | null;
  /** Its provider answered "not now". */
  refused: { provider: Provider; waitMs: number } | null;
}

/** What became of a settlement. */
export interface Settled {
  /** False when the claim was lost meanwhile: the trial is another's, only the bill counted. */
  held: boolean;
  /** True when the plan should be asked what to do next. */
  ask: boolean;
  /** Since when its provider has answered nothing but "not now", where that is too long; else null. */
  refusedSince: Date | null;
}

/** The most a trial's calls can cost; a judgement costs nothing without a judge. */
export interface WorstCase {
  call: Picodollars;
  judgement: Picodollars;
}

/** The trials' record. Every write is conditional, so that a replay changes nothing. */
export interface TrialStore {
  /** A claimed trial's lease is kept up until it is released. */
  claim(trial: TrialRef, worst: WorstCase): Promise<Claim>;
  settle(settlement: Settlement): Promise<Settled>;
  /** This process has ended with a claim. One it could not settle is found when its lease runs out. */
  release(trial: TrialRef, attempt: number): void;
  /** Ends a candidate: its planned trials are dropped. True when the plan should be asked. */
  stopCandidate(evaluationId: string, candidate: number, stop: Stop): Promise<boolean>;
}

/** What a plan step changes. */
export interface PlanChange {
  plan: PlanMemory;
  launch: readonly TrialKey[];
  /** Planned trials that are not wanted any more. */
  drop: readonly TrialKey[];
  finished: boolean;
  /** Ask again when at most this many trials are open. */
  wakeAt: number;
}

export interface PlanState extends EvaluationState {
  ended: readonly EndedTrial[];
}

/** Everything a result is made of. */
export interface FinalState extends EvaluationState {
  ended: readonly FinishedTrial[];
  ledger: LedgerTotals;
}

export interface QueuedTrial extends TrialRef {
  provider: Provider;
  losses: number;
}

export interface NewEvaluation {
  id: string;
  key: string;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  requester: Requester | null;
  simulated: boolean;
  estimatedUsd: number;
  fullDesignUsd: number;
  expectedCalls: number;
}

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
  requester: Requester | null;
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

/** What was lost with a process, found by the sweep. */
export interface Recovery {
  /** Trials taken from dead workers just now: their jobs are new to the queue. */
  reclaimed: readonly QueuedTrial[];
  /** Planned trials: put them in the queue if they are not there. */
  trials: readonly QueuedTrial[];
  /** Evaluations whose plan waits to be asked. */
  plans: readonly string[];
  /** Finished evaluations whose result was not announced. */
  announcements: readonly string[];
}

export interface EvaluationStore {
  /** Stores the evaluation with its samples, once per key; answers the id that key has. */
  create(evaluation: NewEvaluation): Promise<string>;
  /** Throws AppError('not found'). */
  load(id: string): Promise<StoredEvaluation>;
  /** Reads, decides and writes under the evaluation's lock; answers the trials to enqueue. */
  advance(
    id: string,
    decide: (state: PlanState) => PlanChange,
  ): Promise<{
    launched: readonly QueuedTrial[];
    finished: boolean;
  }>;
  /** Throws AppError('not found'). */
  read(id: string): Promise<FinalState>;
  /** null while it runs. Throws AppError('not found'). */
  result(id: string): Promise<{ result: Result | null; requester: Requester | null }>;
  finish(id: string, result: Result): Promise<void>;
  /** Marks every candidate that isn't decided as cancelled and drops its planned trials. */
  cancel(id: string): Promise<boolean>;
  /** Nobody takes its trials until it is resumed; calls under way still end and count. */
  pause(id: string): Promise<void>;
  /** A paused one runs again; what it needs of the queues is for the next sweep to put there. */
  resume(id: string): Promise<void>;
  progress(id: string): Promise<Progress | null>;
  message(id: string): Promise<PostedMessage | null>;
  /** Stores it where there is none yet; answers the one that is stored. */
  keepMessage(id: string, message: PostedMessage): Promise<PostedMessage>;
  saveMessage(id: string, message: PostedMessage): Promise<void>;
  markAnnounced(id: string): Promise<void>;
  recover(): Promise<Recovery>;
}

export interface LedgerTotals {
  /** Dollars by candidate index, judge calls apart. */
  byCandidate: readonly { candidate: number; usd: number }[];
  judgeUsd: number | null;
  assumed: { calls: number; usd: number };
}

/** Puts work into the queues; enqueueing what is already there changes nothing. */
export interface Enqueue {
  trials(trials: readonly QueuedTrial[]): Promise<void>;
  plan(evaluationId: string): Promise<void>;
  announce(evaluationId: string): Promise<void>;
  /** Trials' jobs that wait, run or are delayed for this provider. */
  queued(provider: Provider): Promise<number>;
}

/** Tells people; each may be called again after a crash. */
export interface Notify {
  started(evaluationId: string): Promise<void>;
  /** May be dropped or merged: the latest counts. */
  progress(evaluationId: string): void;
  finished(evaluationId: string, result: Result): Promise<void>;
}
