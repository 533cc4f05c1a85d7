import type { Provider } from '../../core/evaluation.ts';
import type { QueuedTrial } from '../../core/record/evaluation-record.ts';

/** Puts work into the queues; enqueueing what is already there changes nothing. */
export interface Enqueue {
  trials(trials: readonly QueuedTrial[]): Promise<void>;
  plan(evaluationId: string): Promise<void>;
  announce(evaluationId: string): Promise<void>;
  /** Trials' jobs that wait, run or are delayed for this provider. */
  queued(provider: Provider): Promise<number>;
}
