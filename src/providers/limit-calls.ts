import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Provider } from '../core/evaluation.ts';
import type { CallOutcome } from '../core/trial.ts';
import type { Complete } from '../flows/ports/calls.ts';

/** A longer wait is not sat out with a claim, and its money, in hand: it is the queue's. */
const PATIENCE_MS = 10_000;

/**
 * Lets at most `concurrency` calls to each provider run at once in this process, and none while it
 * has asked to wait: this process (at once) or, as `heldFor` tells, another; where that is long they
 * end as rate limited, unsent. What is still waiting when `closing` aborts is not sent.
 */
export function limitCalls(
  complete: Complete,
  concurrency: number,
  closing: AbortSignal,
  heldFor: (provider: Provider) => Promise<number>,
): Complete {
  const slots = new Map<Provider, LimitFunction>();
  const slotsOf = (provider: Provider) => {
    const limit = slots.get(provider) ?? pLimit(concurrency);
    slots.set(provider, limit);
    return limit;
  };
  const heldUntil = new Map<Provider, number>();
  return (request) => {
    const { provider } = request.candidate;
    return slotsOf(provider)(async () => {
      const ownHold = () => (heldUntil.get(provider) ?? 0) - Date.now();
      const left = await waitOut(async () => Math.max(await heldFor(provider), ownHold()), closing);
      if (closing.aborted) return NOT_SENT;
      if (left > 0) return putOff(left);
      const outcome = await complete(request);
      const wait = requestedWait(outcome);
      if (wait > 0) {
        heldUntil.set(provider, Math.max(heldUntil.get(provider) ?? 0, Date.now() + wait));
      }
      return outcome;
    });
  };
}

const NOT_SENT: CallOutcome = { kind: 'failed', failure: { kind: 'not sent' } };

function putOff(retryAfterMs: number): CallOutcome {
  const message = 'The provider asked to wait for long.';
  return { kind: 'failed', failure: { kind: 'rate limited', retryAfterMs, message } };
}

/** An outage says when to come back as a rate limit does. */
function requestedWait(outcome: CallOutcome): number {
  if (outcome.kind !== 'failed' || !('retryAfterMs' in outcome.failure)) return 0;
  return outcome.failure.retryAfterMs ?? 0;
}

/** Answers 0 when calls may be made, or how long they still have to wait. */
async function waitOut(left: () => Promise<number>, closing: AbortSignal): Promise<number> {
  for (;;) {
    const wait = await left();
    if (wait <= 0 || closing.aborted) return 0;
    if (wait > PATIENCE_MS) return wait;
    await sleep(wait, undefined, { signal: closing }).catch(() => {});
  }
}
