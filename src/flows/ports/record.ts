import type { Actor, Destination } from '../../core/actor.ts';
import type { Caps } from '../../core/caps/caps.ts';
import type { PickableEvaluation } from '../../core/picks/choose-pick.ts';
import type { EndedSums, SummedTrials } from '../../core/record/ended-sums.ts';
import type {
  AddedRoundRecord,
  Advanced,
  FinalState,
  NewEvaluation,
  PlanChange,
  PlanState,
  PostedMessage,
  Recovery,
  StoredEvaluation,
} from '../../core/record/evaluation-record.ts';
import type { ListedEvaluation } from '../../core/record/listed-evaluation.ts';
import type { Progress } from '../../core/record/progress.ts';
import type { AnsweredBy, Question, QuestionAnswer } from '../../core/record/question.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { PreparedEvaluation } from '../../core/settlement/prepared.ts';

/** For who starts evaluations. */
export interface NewEvaluations {
  /**
   * Stores the evaluation with its samples, once per key. Returns the id that key has. Throws
   * AppError('invalid input') where one of `caps` leaves it nothing.
   */
  create(evaluation: NewEvaluation, caps: Caps | null): Promise<string>;
}

/** For who makes an evaluation ready for its trials. */
export interface StoredEvaluations {
  /** Throws AppError('not found'). */
  load(id: string): Promise<StoredEvaluation>;
}

/**
 * Returns an evaluation made ready for its trials, with at least so many samples where it has them:
 * some may have been added since it was made ready. Throws AppError('not found').
 */
export type PrepareEvaluation = (id: string, samples?: number) => Promise<PreparedEvaluation>;

/** For who asks the plan. */
export interface PlannedEvaluations {
  /** Reads, decides and writes under the evaluation's lock; null where nothing was decided. */
  advance(id: string, decide: (state: PlanState) => PlanChange | null): Promise<Advanced | null>;
}

/** For who makes the result. */
export interface EndedEvaluations {
  /** Throws AppError('not found'). */
  read(id: string): Promise<FinalState>;
  /** Stores its result, with its trials summed up for whoever asks what if; false where it has one. */
  finish(id: string, result: Result, trials: SummedTrials): Promise<boolean>;
}

/** For who asks what if. */
export interface SummedEvaluations {
  /** null of an evaluation whose trials were not summed up when it ended, as none was once. */
  sums(id: string, options: { latencies: boolean }): Promise<EndedSums | null>;
}

/** For who looks back. */
export interface PastEvaluations {
  /** The newest first, at most so many; null: of all workspaces. */
  list(query: { workspace: string | null; most: number }): Promise<readonly ListedEvaluation[]>;
  /** null while it runs. Throws AppError('not found'). */
  result(id: string): Promise<Result | null>;
}

/** For who deletes. */
export interface DeletableEvaluations {
  /** With its samples, answers and result; what was spent stays in the ledger. False where it runs, or is gone. */
  remove(id: string): Promise<boolean>;
}

/** For who deletes what is older than a workspace keeps. */
export interface ExpiringEvaluations {
  /** Those that have evaluations. */
  workspaces(): Promise<readonly string[]>;
  /** Those that ended, or were begun and interrupted, before then. Returns how many. */
  removeBefore(workspace: string, before: Date): Promise<number>;
}

/** Whose an evaluation is, and how it stands. */
export interface ControlledEvaluation {
  id: string;
  workspace: string;
  actor: Actor;
  simulated: boolean;
  state: 'running' | 'paused' | 'finished';
  budgetUsd: number;
  /** What it waits on; null: nothing. */
  question: Question | null;
}

/** For who cancels, pauses, resumes and retries. */
export interface ControlledEvaluations {
  /** Throws AppError('not found'). */
  control(id: string): Promise<ControlledEvaluation>;
  /**
   * Marks every candidate that isn't decided as cancelled and drops its planned trials. False when it had
   * ended.
   */
  cancel(id: string): Promise<boolean>;
  /** Answers its open question; its plan is to be asked then. False where it has none. */
  answer(id: string, answer: QuestionAnswer, by: AnsweredBy): Promise<boolean>;
  /** Nobody takes its trials until it is resumed; calls under way still end and count. */
  pause(id: string): Promise<void>;
  /**
   * Sets its budget, in dollars, throwing as `create` does; candidates that only the budget ended go on,
   * also where it had its result.
   */
  raiseBudget(id: string, budgetUsd: number, caps: Caps | null): Promise<void>;
  /**
   * A paused one runs again, unless a cap is in the way as for `create`; what it needs of the queues is
   * for the next sweep to put there.
   */
  resume(id: string, caps: Caps | null): Promise<void>;
  /**
   * One that ended without a proven model for want of a provider runs again, within its budget and as
   * `resume` does: candidates that a provider ended go on, and calls that stayed without an answer are
   * made again. Any other stays as it is: false.
   */
  retry(id: string, caps: Caps | null): Promise<boolean>;
  /**
   * One that has its result runs again with more samples. Throws as `resume` does, and AppError('invalid
   * input') where it goes on already, or was added to meanwhile.
   */
  addSamples(id: string, added: AddedRoundRecord, caps: Caps | null): Promise<void>;
}

/** Who waits for an evaluation, where its message stands, and its result once it has one. */
export interface Telling {
  actor: Actor;
  destination: Destination | null;
  message: PostedMessage | null;
  result: Result | null;
}

/** For who tells people how an evaluation goes. */
export interface MessageRecord {
  /** Throws AppError('not found'). */
  telling(id: string): Promise<Telling>;
  /** null where there is no such evaluation. */
  progress(id: string): Promise<Progress | null>;
  /** Whether its message may be updated now: a workspace's are a limited number a minute, over all processes. */
  takeUpdateTurn(id: string): Promise<boolean>;
  /** Stores where its message stands, unless it has one. Returns the one that is stored. */
  keepMessage(id: string, message: PostedMessage): Promise<PostedMessage>;
  saveMessage(id: string, message: PostedMessage): Promise<void>;
  markAnnounced(id: string): Promise<void>;
}

/** For who picks models. */
export interface FinishedEvaluations {
  /** An evaluation and its result, null while it runs. Throws AppError('not found'). */
  finished(id: string): Promise<PickableEvaluation>;
}

/** For who looks for what a dead process or an emptied queue lost. */
export interface LostWork {
  recover(): Promise<Recovery>;
}
