import type { Telemetry } from 'bullmq';
import type { Catalog } from '../../core/catalog/model.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { TrialOutcome } from '../../core/settlement/claimed-trial.ts';
import type { TrialRef } from '../../core/trial.ts';
import type { Complete } from '../../flows/ports/calls.ts';

/**
 * What is traced of an evaluation, never its content: its jobs, its trials, their calls, and itself once
 * it has its result.
 */
export interface Traces {
  /** For the queues, whose jobs carry a trace to other processes; null: they are not traced. */
  telemetry: Telemetry | null;
  /** Does something that is a part of this evaluation. */
  within<T>(evaluationId: string, work: () => T): T;
  trial(trial: TrialRef, run: () => Promise<TrialOutcome>): Promise<TrialOutcome>;
  calls(complete: Complete, catalog: Catalog): Complete;
  ended(result: Result): void;
  /** Sends what is left, and waits for it but a moment. */
  close(): Promise<void>;
}
