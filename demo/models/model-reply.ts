import type { Provider } from '../../src/core/evaluation.ts';
import { anthropicBody, anthropicError, anthropicEvents } from './anthropic-wire.ts';
import { geminiBody, geminiError, geminiEvents } from './gemini-wire.ts';
import type { HttpReply, ModelCall, ModelReply } from './model-call.ts';

/** A model's reply in its provider's format. */
export function modelAnswer(
  { provider, model, streamed }: ModelCall,
  id: string,
  reply: ModelReply,
): HttpReply {
  if (streamed) {
    const events = provider === 'anthropic' ? anthropicEvents : geminiEvents;
    return { kind: 'stream', events: events(id, model, reply) };
  }
  const body = provider === 'anthropic' ? anthropicBody : geminiBody;
  return { kind: 'answer', status: 200, body: body(id, model, reply) };
}

/** An error by its HTTP status, as the provider would give it. */
export function modelError(
  provider: Provider,
  status: keyof typeof ERRORS,
  message: string,
  retryAfterMs: number | null = null,
): HttpReply {
  const { anthropic, google } = ERRORS[status];
  const body =
    provider === 'anthropic'
      ? anthropicError(anthropic, message)
      : geminiError(status, google, message, retryAfterMs);
  return {
    kind: 'answer',
    status,
    body,
    ...(retryAfterMs !== null && {
      headers: {
        'retry-after-ms': String(retryAfterMs),
        'retry-after': String(Math.ceil(retryAfterMs / 1000)),
      },
    }),
  };
}

const ERRORS = {
  404: { anthropic: 'not_found_error', google: 'NOT_FOUND' },
  429: { anthropic: 'rate_limit_error', google: 'RESOURCE_EXHAUSTED' },
  500: { anthropic: 'api_error', google: 'INTERNAL' },
} as const;
