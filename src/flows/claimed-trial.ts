import { minute } from '../core/format.ts';
import type { Picodollars } from '../core/money.ts';
import type { RenderedPrompt } from '../core/request/render-prompt.ts';
import type { PreparedEvaluation } from '../core/settlement/prepared.ts';
import type { Claim, Settlement } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import type { Complete } from './ports/calls.ts';
import type { Notify } from './ports/messages.ts';
import type { Enqueue } from './ports/queue.ts';
import type { TrialStore } from './ports/trials.ts';
import type { PrepareEvaluation } from './prepare-evaluation.ts';

export interface RunTrialDeps {
  prepare: PrepareEvaluation;
  trials: TrialStore;
  complete: Complete;
  enqueue: Pick<Enqueue, 'plan'>;
  notify: Pick<Notify, 'progress'>;
  now(): Date;
  /** Aborts calls when the process stops. */
  signal: AbortSignal;
  timeoutMs: number;
}

/** A trial this process holds, with all it needs. */
export interface ClaimedTrial extends RenderedPrompt {
  trial: TrialRef;
  prepared: PreparedEvaluation;
  claim: Extract<Claim, { kind: 'claimed' }>;
  /** What is reserved for what it still has to do. */
  reserve: Picodollars;
  /** Transient failures of its job so far. */
  retries: number;
}

/** How a trial's job goes on. */
export type TrialOutcome =
  | { kind: 'ended' }
  /** Another has it, or nobody wants it any more. */
  | { kind: 'gone' }
  /** Its money is promised to calls under way. */
  | { kind: 'wait for budget' }
  | { kind: 'retry'; afterMs: number | null; message: string }
  | { kind: 'rate limited'; afterMs: number };

/** How a claimed trial goes on in the record, in the queue, and for its candidate. */
export interface Conclusion {
  settlement: Settlement;
  outcome: TrialOutcome;
  stopped: Stop | null;
  /** What the provider said with "not now". */
  refusal?: string;
}

/** Writes a conclusion, and has the plan asked where it waits for that. */
export async function conclude(
  deps: RunTrialDeps,
  trial: TrialRef,
  { settlement, outcome, stopped, refusal = '' }: Conclusion,
): Promise<TrialOutcome> {
  const { ask, refusedSince } = await deps.trials.settle(settlement);
  if (refusedSince) await stopCandidate(deps, trial, unanswered(refusedSince, refusal));
  else if (stopped) await stopCandidate(deps, trial, stopped);
  else if (ask) await deps.enqueue.plan(trial.evaluationId);
  if (settlement.state === 'done') deps.notify.progress(trial.evaluationId);
  return outcome;
}

/** The provider would only be asked for ever. */
function unanswered(since: Date, refusal: string): Stop {
  return {
    reason: 'provider',
    message: `No call was answered since ${minute(since)}. ${refusal} Run again when it is back, or without its models.`,
  };
}

/** Ends a trial's candidate for good. */
export async function stopCandidate(
  { trials, enqueue }: Pick<RunTrialDeps, 'trials' | 'enqueue'>,
  { evaluationId, candidate }: TrialRef,
  stop: Stop,
): Promise<void> {
  const ask = await trials.stopCandidate(evaluationId, candidate, stop);
  if (ask) await enqueue.plan(evaluationId);
}
