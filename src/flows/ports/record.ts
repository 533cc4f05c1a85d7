import type { Actor, Destination } from '../../core/actor.ts';
import type { PickableEvaluation } from '../../core/picks/choose-pick.ts';
import type {
  FinalState,
  NewEvaluation,
  PlanChange,
  PlanState,
  PostedMessage,
  QueuedTrial,
  Recovery,
  StoredEvaluation,
} from '../../core/record/evaluation-record.ts';
import type { Progress } from '../../core/record/progress.ts';
import type { Result } from '../../core/result/result.ts';

export interface FinishedEvaluations {
  /** An evaluation and its result, null while it runs. Throws AppError('not found'). */
  finished(id: string): Promise<PickableEvaluation>;
}

export interface EvaluationStore extends FinishedEvaluations {
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
  result(id: string): Promise<{
    result: Result | null;
    actor: Actor;
    destination: Destination | null;
  }>;
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
