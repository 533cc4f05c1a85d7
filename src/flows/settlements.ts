import type { Provider } from '../core/evaluation.ts';
import { priceCall } from '../core/pricing/price-call.ts';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { Answer, CallFailure } from '../core/trial.ts';
import { assumedBill, type BilledCall, reportedBill } from './bills.ts';
import type { ClaimedTrial, Conclusion, TrialOutcome } from './claimed-trial.ts';
import { worstJudgementOf } from './judge-prices.ts';

/** Tries of one job against a failing provider, and claims of one trial that it refuses alone. */
const TRIES = 6;
const RATE_LIMITED_CLAIMS = 1_000;

/** A trial put back as it was claimed; others are made from it. */
export function putBack({ trial, claim, reserve }: ClaimedTrial): Settlement {
  return {
    trial,
    attempt: claim.attempt,
    reserved: reserve,
    state: 'planned',
    reserveNext: 0n,
    answer: null,
    uncachedCost: 0n,
    score: null,
    failure: null,
    note: null,
    latencyMs: null,
    bill: null,
    refused: null,
  };
}

/** An answer is billed and scored; with a judge it is kept and waits for its judgement. */
export function settleAnswer(claimed: ClaimedTrial, answer: Answer, at: Date): Conclusion {
  const { prepared, trial } = claimed;
  const priced = priceCall(trialCall(claimed).model, answer.usage, at);
  const answered: Settlement = {
    ...putBack(claimed),
    state: 'done',
    answer,
    latencyMs: answer.latencyMs,
    uncachedCost: priced?.uncachedCost ?? claimed.reserve,
    bill: reportedBill(trialCall(claimed), answer, at),
  };
  const outcome: TrialOutcome = { kind: 'ended' };
  if (!prepared.score) {
    const reserveNext = worstJudgementOf(claimed, answer, at);
    return { settlement: { ...answered, state: 'running', reserveNext }, outcome, stopped: null };
  }
  const { value, failure, note } = prepared.score(answer, prepared.samples[trial.sample]!);
  return { settlement: { ...answered, score: value, failure, note }, outcome, stopped: null };
}

/**
 * No answer: put back and tried again, missing after the last try, or the end of the candidate.
 * `call` is the one that failed: the candidate's, or the judge's.
 */
export function settleFailure(
  claimed: ClaimedTrial,
  failure: CallFailure,
  { stopping, at, call = trialCall(claimed) }: { stopping: boolean; at: Date; call?: BilledCall },
): Conclusion {
  if (failure.kind === 'transient' && failure.billed) {
    const bill = reportedBill(call, failure.billed, at);
    const conclusion = transient(claimed, failure);
    return { ...conclusion, settlement: { ...conclusion.settlement, bill } };
  }
  if (stopping && failure.kind === 'transient') return cutShort(claimed, call);
  switch (failure.kind) {
    case 'not sent':
      return retry(claimed, 0, 'the worker is stopping');
    case 'too slow':
      return tooSlow(claimed, failure.latencyMs);
    case 'permanent':
      return {
        settlement: putBack(claimed),
        outcome: { kind: 'gone' },
        stopped: { reason: 'provider', message: failure.message },
      };
    case 'rate limited':
      return rateLimited(claimed, failure, call.model.provider);
    case 'transient':
      return transient(claimed, failure);
  }
}

/** The process stops in the middle of a call: it may be billed, and it is made again later. */
function cutShort(claimed: ClaimedTrial, call: BilledCall): Conclusion {
  const bill = assumedBill(call, 'cut short when its worker stopped: assumed at its worst');
  const again = retry(claimed, 0, 'the worker is stopping');
  return { ...again, settlement: { ...again.settlement, bill } };
}

function tooSlow(claimed: ClaimedTrial, latencyMs: number): Conclusion {
  const settlement: Settlement = {
    ...putBack(claimed),
    state: 'done',
    score: 0,
    failure: 'too slow',
    note: `no answer in ${Math.round(latencyMs / 1000)} s`,
    latencyMs,
    bill: assumedBill(
      trialCall(claimed),
      'no answer in time, so no bill was seen: assumed at its worst',
    ),
  };
  return { settlement, outcome: { kind: 'ended' }, stopped: null };
}

function rateLimited(
  claimed: ClaimedTrial,
  { retryAfterMs, message }: { retryAfterMs: number | null; message: string },
  provider: Provider,
): Conclusion {
  const { attempt } = claimed.claim;
  if (attempt >= RATE_LIMITED_CLAIMS) return missing(claimed, message);
  // A wait of 0, or until a moment that has passed, is none.
  const afterMs = retryAfterMs || Math.min(30_000, 500 * 2 ** Math.min(attempt, 6));
  return {
    settlement: { ...putBack(claimed), refused: { provider, waitMs: afterMs } },
    outcome: { kind: 'rate limited', afterMs },
    stopped: null,
    refusal: message,
  };
}

function transient(
  claimed: ClaimedTrial,
  { retryAfterMs, message }: { retryAfterMs: number | null; message: string },
): Conclusion {
  if (claimed.retries + 1 >= TRIES) return missing(claimed, message);
  return retry(claimed, retryAfterMs, message);
}

function retry(claimed: ClaimedTrial, afterMs: number | null, message: string): Conclusion {
  const outcome: TrialOutcome = { kind: 'retry', afterMs, message };
  return { settlement: putBack(claimed), outcome, stopped: null };
}

/** Nobody's score: it was tried as often as is sensible. */
function missing(claimed: ClaimedTrial, note: string): Conclusion {
  return {
    settlement: { ...putBack(claimed), state: 'done', note },
    outcome: { kind: 'ended' },
    stopped: null,
  };
}

function trialCall({ prepared, trial, reserve }: ClaimedTrial): BilledCall {
  const { name } = prepared.spec.candidates[trial.candidate]!;
  return { purpose: 'answer', name, model: prepared.models[trial.candidate]!, reserve };
}
