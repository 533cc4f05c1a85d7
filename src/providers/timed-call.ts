import type { Answer, CallFailure, CallOutcome, Reported } from '../core/trial.ts';
import type { CallRequest } from '../flows/ports/calls.ts';

/** One provider's way to make a call and to understand what comes back. */
export interface Exchange {
  /** Sends the request once; answers the body as it came, throws where there is none. */
  send(signal: AbortSignal): Promise<unknown>;
  /** The answer in a body, or what was counted for one that did not come; null when it is neither. */
  read(body: unknown, latencyMs: number): Answer | { unanswered: Reported } | null;
  /** Sorts what `send` threw. */
  explain(error: unknown): CallFailure;
}

/**
 * Makes one call under its timeout and its signal; never throws for what a provider did. Aborted
 * before it: `not sent`; aborted while under way: `transient`, the bill unknown; timeout: `too slow`.
 */
export async function timedCall(
  { signal, timeoutMs }: Pick<CallRequest, 'signal' | 'timeoutMs'>,
  { send, read, explain }: Exchange,
): Promise<CallOutcome> {
  if (signal.aborted) return failed({ kind: 'not sent' });
  const call = new AbortController();
  const abort = () => call.abort();
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, timeoutMs);
  const started = performance.now();
  try {
    const body = await send(call.signal);
    const answer = read(body, performance.now() - started);
    if (answer === null) return failed(UNREADABLE);
    if ('unanswered' in answer) return failed({ ...UNREADABLE, billed: answer.unanswered });
    return { kind: 'answered', answer };
  } catch (error) {
    if (signal.aborted) return failed(CUT_SHORT);
    if (!call.signal.aborted) return failed(explain(error));
    return failed({ kind: 'too slow', latencyMs: performance.now() - started });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function failed(failure: CallFailure): CallOutcome {
  return { kind: 'failed', failure };
}

const UNREADABLE = {
  kind: 'transient',
  retryAfterMs: null,
  message: 'The provider answered with something that is not an answer.',
} as const;

const CUT_SHORT: CallFailure = {
  kind: 'transient',
  retryAfterMs: null,
  message: 'The call was cut short: the worker is stopping.',
};
