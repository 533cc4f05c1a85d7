import type { Answer, CallFailure, CallOutcome, Reported } from '../core/trial.ts';
import type { CallRequest } from '../flows/ports/calls.ts';
import { brokenCall } from './broken-call.ts';
import { type ErrorReply, type FailedCall, replyFailure } from './failure.ts';
import type { ProviderNames } from './names.ts';
import { type RecordedCall, type Reply, recordCall } from './reply.ts';
import { strangeReply } from './strange-reply.ts';

/** One provider's way to make a call and to understand what comes back. */
export interface Exchange {
  names: ProviderNames;
  call: FailedCall;
  /** Sends the request once, with this `fetch`; throws where no answer came. */
  send(signal: AbortSignal, fetch: RecordedCall['fetch']): Promise<unknown>;
  /** The answer in a body, or what was counted for one that did not come; null when it is neither. */
  read(body: unknown, latencyMs: number): Answer | { unanswered: Reported | null } | null;
  /** What an error reply means. */
  error(reply: Reply, now: number): ErrorReply;
}

/**
 * Makes one call under its timeout and its signal; never throws for what a provider did. Aborted
 * before it: `not sent`; aborted while under way: `transient`, the bill unknown; timeout: `too slow`.
 */
export async function timedCall(
  { signal, timeoutMs }: Pick<CallRequest, 'signal' | 'timeoutMs'>,
  exchange: Exchange,
): Promise<CallOutcome> {
  if (signal.aborted) return failed({ kind: 'not sent' });
  const aborted = new AbortController();
  const abort = () => aborted.abort();
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, timeoutMs);
  const started = performance.now();
  const recorded = recordCall();
  let thrown: unknown = null;
  try {
    await exchange.send(aborted.signal, recorded.fetch);
  } catch (error) {
    thrown = error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
  const latencyMs = performance.now() - started;
  const reply = recorded.reply();
  if (reply) return readReply(reply, exchange, latencyMs);
  if (signal.aborted) return failed(CUT_SHORT);
  const progress = recorded.progress();
  if (aborted.signal.aborted) {
    return failed(
      progress === 'heard'
        ? { kind: 'too slow', latencyMs }
        : { kind: 'too slow', latencyMs, silent: true },
    );
  }
  return failed(brokenCall(thrown, exchange.names, exchange.call, progress !== 'not sent'));
}

/** The reply itself is read, not what the library made of it. */
function readReply(reply: Reply, exchange: Exchange, latencyMs: number): CallOutcome {
  const { names, call } = exchange;
  const answer = reply.status < 300 ? exchange.read(reply.json, latencyMs) : null;
  if (answer && 'unanswered' in answer) {
    const message = `${names.company} answered with something that is not an answer.`;
    const unanswered = { kind: 'transient', retryAfterMs: null, message } as const;
    return failed(answer.unanswered ? { ...unanswered, billed: answer.unanswered } : unanswered);
  }
  if (answer) return { kind: 'answered', answer };
  const now = Date.now();
  const error = exchange.error(reply, now);
  const isError = error.said !== null && error.status >= 400;
  return failed(isError ? replyFailure(error, names, call) : strangeReply(reply, names, call, now));
}

function failed(failure: CallFailure): CallOutcome {
  return { kind: 'failed', failure };
}

const CUT_SHORT: CallFailure = {
  kind: 'transient',
  retryAfterMs: null,
  message: 'The call was cut short: the worker is stopping.',
};
