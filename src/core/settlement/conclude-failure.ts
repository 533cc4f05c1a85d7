import type { CallFailure, ModelFailure } from '../trial.ts';
import { beyondWorst, heldBy, replyBill, worstBill } from './bills.ts';
import { type CallingTrial, type Conclusion, settlementOf } from './claimed-trial.ts';
import type { Bill, LostCall, Settlement } from './settlement.ts';

/** Tries of one call against a failing provider, and claims of one trial that it refuses alone. */
const TRIES = 6;
const RATE_LIMITED_CLAIMS = 1_000;

/**
 * Returns how a trial goes on whose call brought no answer: put back and tried again, missing after
 * the last try, or the end of its candidate. `stopping`: this process ends, and cut its calls short.
 */
export function concludeFailure(
  claimed: CallingTrial,
  failure: CallFailure,
  { stopping, at }: { stopping: boolean; at: Date },
): Conclusion {
  switch (failure.kind) {
    case 'not sent':
      return retry(claimed, 0, 'the worker is stopping');
    case 'permanent':
      return {
        settlement: backInQueue(claimed),
        outcome: { kind: 'gone' },
        stopped: { reason: 'provider', message: failure.message },
        refusal: null,
      };
    case 'this sample':
      return thisSample(claimed, failure);
    case 'rate limited':
      return rateLimited(claimed, failure);
    case 'too slow':
      return tooSlow(claimed, failure.latencyMs);
    case 'transient': {
      if (failure.billed) {
        const { catalog } = claimed.prepared;
        const { bill } = replyBill(claimed.call, { ...failure.billed, text: '' }, { catalog, at });
        const stopped = beyondWorst(claimed.call, bill);
        return { ...billed(transient(claimed, failure), bill), stopped };
      }
      if (stopping) return cutShort(claimed);
      const conclusion = transient(claimed, failure);
      return failure.sign === 'silent'
        ? billed(conclusion, worstBill(claimed.call, NO_ANSWER))
        : conclusion;
    }
  }
}

/** What was paid for nothing is taken from what the trial holds. */
function billed(conclusion: Conclusion, bill: Bill): Conclusion {
  const { settlement } = conclusion;
  const stillReserved = settlement.reserveNext - heldBy(bill);
  return {
    ...conclusion,
    settlement: { ...settlement, bill, reserveNext: stillReserved > 0n ? stillReserved : 0n },
  };
}

/** The process stops in the middle of a call: it may be billed, and it is made again later. */
function cutShort(claimed: CallingTrial): Conclusion {
  const { purpose, candidate, worst } = claimed.call;
  const lost: LostCall = {
    purpose,
    provider: candidate.provider,
    model: candidate.name,
    worst,
    why: 'cut short when its worker stopped',
  };
  const { settlement, ...rest } = retry(claimed, 0, 'the worker is stopping');
  const stillReserved = settlement.reserveNext - worst;
  return {
    ...rest,
    settlement: { ...settlement, lost, reserveNext: stillReserved > 0n ? stillReserved : 0n },
  };
}

const NO_ANSWER = 'no answer in time: assumed at the most it could cost';

/** The candidate's fault where it answers; a judge's failure is never the candidate's. */
function tooSlow(claimed: CallingTrial, latencyMs: number): Conclusion {
  const bill = worstBill(claimed.call, NO_ANSWER);
  if (claimed.call.purpose === 'judge') {
    const message = 'the judge was too slow';
    return billed(transient(claimed, { retryAfterMs: null, message }), bill);
  }
  const note = `no answer in ${Math.round(latencyMs / 1000)} s`;
  return scoresZero(claimed, { failure: 'too slow', note, latencyMs, bill });
}

/** Its provider refused this prompt, or blocked its answer: no charge, and no credit. */
function thisSample(
  claimed: CallingTrial,
  { failure, message }: { failure: ModelFailure; message: string },
): Conclusion {
  if (claimed.call.purpose === 'judge') return missing(claimed, `the judge: ${message}`);
  return scoresZero(claimed, { failure, note: message });
}

/** The trial is over, with a score: the failure is the candidate's. */
function scoresZero(
  claimed: CallingTrial,
  ended: Pick<Settlement, 'failure' | 'note'> & Partial<Pick<Settlement, 'latencyMs' | 'bill'>>,
): Conclusion {
  return {
    settlement: { ...backInQueue(claimed), state: 'done', reserveNext: 0n, score: 0, ...ended },
    outcome: { kind: 'ended' },
    stopped: null,
    refusal: null,
  };
}

interface NotNow {
  retryAfterMs: number | null;
  message: string;
}

function rateLimited(claimed: CallingTrial, { retryAfterMs, message }: NotNow): Conclusion {
  const { attempt } = claimed.claim;
  if (attempt >= RATE_LIMITED_CLAIMS) return missing(claimed, message);
  // A wait of 0, or until a moment that has passed, is none.
  const afterMs = retryAfterMs || Math.min(30_000, 500 * 2 ** Math.min(attempt, 6));
  const { provider } = claimed.call.candidate;
  return {
    settlement: { ...backInQueue(claimed), refused: { provider, waitMs: afterMs } },
    outcome: { kind: 'rate limited', afterMs },
    stopped: null,
    refusal: message,
  };
}

function transient(claimed: CallingTrial, { retryAfterMs, message }: NotNow): Conclusion {
  if (claimed.retries + 1 >= TRIES) return missing(claimed, message);
  return retry(claimed, retryAfterMs, message);
}

function retry(claimed: CallingTrial, afterMs: number | null, message: string): Conclusion {
  return {
    settlement: backInQueue(claimed),
    outcome: { kind: 'retry', afterMs, message },
    stopped: null,
    refusal: null,
  };
}

/** Nobody's score: it was tried as often as is sensible. */
function missing(claimed: CallingTrial, note: string): Conclusion {
  return {
    settlement: { ...backInQueue(claimed), state: 'done', reserveNext: 0n, note },
    outcome: { kind: 'ended' },
    stopped: null,
    refusal: null,
  };
}

const backInQueue = (claimed: CallingTrial): Settlement =>
  settlementOf(claimed, claimed.call.candidate.provider);
