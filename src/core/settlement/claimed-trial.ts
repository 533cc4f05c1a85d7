import type { Provider } from '../evaluation.ts';
import type { Stop } from '../stop.ts';
import type { TrialRef } from '../trial.ts';
import type { BilledCall } from './bills.ts';
import type { PreparedEvaluation } from './prepared.ts';
import type { Claim, Settlement } from './settlement.ts';

/** A trial this process holds. */
export interface ClaimedTrial {
  trial: TrialRef;
  prepared: PreparedEvaluation;
  claim: Extract<Claim, { kind: 'claimed' }>;
  /** Transient failures of its next call so far. */
  retries: number;
}

/** A trial with the call it was claimed for. */
export interface CallingTrial extends ClaimedTrial {
  call: BilledCall;
}

/** How a trial goes on in the queue. */
export type TrialOutcome =
  /** The trial has its score, or its next call is a job of its own. */
  | { kind: 'ended' }
  /** Another has it, or nobody wants it any more. */
  | { kind: 'gone' }
  /** It was claimed, and no call may begin now. */
  | { kind: 'put back' }
  /** Its money is promised to calls under way. */
  | { kind: 'wait for budget' }
  | { kind: 'retry'; afterMs: number | null; message: string }
  | { kind: 'rate limited'; afterMs: number };

/** How a claimed trial goes on in the record, in the queue, and for its candidate. */
export interface Conclusion {
  settlement: Settlement;
  outcome: TrialOutcome;
  /** Why its candidate can't go on; null where it can. */
  stopped: Stop | null;
  /** What the provider said with "not now"; null where it didn't. */
  refusal: string | null;
}

/**
 * Returns a trial put back as it was claimed, to wait for `provider`; other settlements are made from
 * it. Where it has an answer already it keeps what is reserved for the calls that remain.
 */
export function settlementOf(
  { trial, claim }: Pick<ClaimedTrial, 'trial' | 'claim'>,
  provider: Provider,
): Settlement {
  return {
    trial,
    attempt: claim.attempt,
    reserved: claim.reserved,
    state: 'planned',
    reserveNext: claim.steps.length > 0 ? claim.reserved : 0n,
    step: null,
    provider,
    uncachedCost: 0n,
    score: null,
    failure: null,
    note: null,
    latencyMs: null,
    bill: null,
    lost: null,
    refused: null,
  };
}
