import type { QueuedTrial } from '../../core/record/evaluation-record.ts';

/** Puts work into the queues; enqueueing what is already there changes nothing. */
export interface Enqueue {
  trials(trials: readonly QueuedTrial[]): Promise<void>;
  plan(evaluationId: string): Promise<void>;
  announce(evaluationId: string): Promise<void>;
  /** Returns those of these trials that no job carries, whether it waits, runs or is delayed. */
  unqueued(trials: readonly QueuedTrial[]): Promise<QueuedTrial[]>;
}
