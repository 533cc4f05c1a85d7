import type { Answer, CallFailure, CallOutcome, Reported } from '../core/trial.ts';
import type { CallRequest } from '../flows/ports/calls.ts';
import { brokenCall } from './broken-call.ts';
import { type ErrorReply, type FailedCall, replyFailure } from './failure.ts';
import { type HeardStream, hearStream, type StreamReading, streamError } from './hear-stream.ts';
import type { ProviderNames } from './names.ts';
import { type RecordedCall, type Reply, type ReplyHead, recordCall } from './reply.ts';
import { strangeReply } from './strange-reply.ts';

/** One provider's way to make a call and to understand what comes back. */
export interface Exchange {
  names: ProviderNames;
  call: FailedCall;
  /** Sends the request once, with this `fetch`; throws where no answer came. */
  send(signal: AbortSignal, fetch: RecordedCall['fetch']): Promise<unknown>;
  /** The same with a streamed answer. */
  stream(signal: AbortSignal, fetch: RecordedCall['fetch']): Promise<AsyncIterable<unknown>>;
  streamReading: StreamReading;
  /** The answer in a body, or what was counted for one that did not come; null when it is neither. */
  read(body: unknown, latencyMs: number): Answer | { unanswered: Reported | null } | null;
  /** What an error reply means. */
  error(reply: Reply, now: number): ErrorReply;
}

type TimedRequest = Pick<CallRequest, 'signal' | 'timeoutMs' | 'streamed'>;

/**
 * Makes one call under its timeout and its signal; never throws for what a provider did. Aborted
 * before it: `not sent`; aborted while under way: `transient`, the bill unknown; timeout: `too slow`.
 * Streamed, the answer tells when its first words came; a stream that breaks off is a failed call.
 */
export async function timedCall(request: TimedRequest, exchange: Exchange): Promise<CallOutcome> {
  const { signal, streamed = false } = request;
  if (signal.aborted) return failed({ kind: 'not sent' });
  const ended = await makeCall(request, exchange);
  const { recorded, heard, thrown, latencyMs } = ended;
  const reply = recorded.reply();
  if (reply) return timed(readReply(reply, exchange, latencyMs), streamed ? latencyMs : null);
  const head = recorded.streamHead();
  const streamedReply = head && replyOfStream({ head, heard, thrown }, exchange);
  const outcome = streamedReply && readReply(streamedReply, exchange, latencyMs);
  if (outcome?.kind === 'answered') return timed(outcome, heard.firstTextMs ?? latencyMs);
  if (signal.aborted) return failed(CUT_SHORT);
  const progress = recorded.progress();
  if (ended.isTimedOut) {
    return failed(
      progress === 'heard'
        ? { kind: 'too slow', latencyMs }
        : { kind: 'too slow', latencyMs, silent: true },
    );
  }
  if (outcome && (thrown === null || streamError(thrown) !== null)) return outcome;
  const broken = brokenCall(thrown, exchange.names, exchange.call, progress !== 'not sent');
  return failed(outcome ? withBill(broken, outcome.failure) : broken);
}

/** A stream that broke off is paid for as far as its counts had come. */
function withBill(broken: CallFailure, heard: CallFailure): CallFailure {
  if (broken.kind !== 'transient' || heard.kind !== 'transient' || !heard.billed) return broken;
  return { ...broken, billed: heard.billed };
}

/** What came of a call that was made, whole or not. */
interface EndedCall {
  recorded: RecordedCall;
  heard: HeardStream;
  thrown: unknown;
  latencyMs: number;
  /** It was aborted, by its timeout or from outside. */
  isTimedOut: boolean;
}

async function makeCall(
  { signal, timeoutMs, streamed }: TimedRequest,
  exchange: Exchange,
): Promise<EndedCall> {
  const aborted = new AbortController();
  const abort = () => aborted.abort();
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(abort, timeoutMs);
  const started = performance.now();
  const recorded = recordCall({ streamed: streamed === true });
  const heard: HeardStream = { events: [], firstTextMs: null };
  let thrown: unknown = null;
  try {
    if (streamed) {
      const stream = await exchange.stream(aborted.signal, recorded.fetch);
      await hearStream(stream, { reading: exchange.streamReading, heard, started });
    } else {
      await exchange.send(aborted.signal, recorded.fetch);
    }
  } catch (error) {
    thrown = error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
  const latencyMs = performance.now() - started;
  return { recorded, heard, thrown, latencyMs, isTimedOut: aborted.signal.aborted };
}

/** An answer with when its first words came, where that was measured. */
function timed(outcome: CallOutcome, firstTokenMs: number | null): CallOutcome {
  if (outcome.kind === 'failed' || firstTokenMs === null) return outcome;
  return { kind: 'answered', answer: { ...outcome.answer, firstTokenMs } };
}

interface EndedStream {
  head: ReplyHead;
  heard: HeardStream;
  thrown: unknown;
}

/** A stream as the reply it would be in one piece, or as the error that ended it; null where nothing came. */
function replyOfStream({ head, heard, thrown }: EndedStream, exchange: Exchange): Reply | null {
  const error = streamError(thrown);
  if (error !== null) return { ...head, text: '', json: error };
  if (heard.events.length === 0) return null;
  return { ...head, text: '', json: exchange.streamReading.join(heard.events) };
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
