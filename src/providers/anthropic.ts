import { AsyncLocalStorage } from 'node:async_hooks';
import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { present } from '../core/present.ts';
import { anthropicThinking } from '../core/thinking/anthropic-thinking.ts';
import type { CallRequest, Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { anthropicAnswer } from './anthropic-answer.ts';
import { anthropicError } from './anthropic-failure.ts';
import { ANTHROPIC_STREAM } from './anthropic-stream.ts';
import { ANTHROPIC } from './names.ts';
import type { RecordedCall } from './reply.ts';
import { timedCall } from './timed-call.ts';

/** The SDK's own timer must not end a call before ours does. */
const SDK_TIMER_SLACK_MS = 10_000;

/**
 * Calls Claude through Anthropic's Messages API, without the SDK's retries. A base URL with no key
 * gets a placeholder for one, as proxies and simulations ask for none.
 */
export function createAnthropic({ apiKey, baseUrl }: ProviderAccess): Complete {
  // A client for each call would cost a quarter of what the call does.
  const fetches = new AsyncLocalStorage<RecordedCall['fetch']>();
  const client = new Anthropic({
    apiKey: apiKey ?? 'not-set',
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
    // A call is one span, which is ours.
    openTelemetry: false,
    fetch: (input, init) => present(fetches.getStore(), 'call that is recorded')(input, init),
  });
  return (request) => {
    const timeout = request.timeoutMs + SDK_TIMER_SLACK_MS;
    return timedCall(request, {
      names: ANTHROPIC,
      call: { model: request.candidate.model, apiKey },
      send: (signal, fetch) =>
        fetches.run(fetch, () =>
          client.messages.create(messageParams(request), { signal, timeout }),
        ),
      stream: (signal, fetch) =>
        fetches.run(fetch, () =>
          client.messages.create({ ...messageParams(request), stream: true }, { signal, timeout }),
        ),
      streamReading: ANTHROPIC_STREAM,
      read: (body, latencyMs) => anthropicAnswer(body, request.candidate.model, latencyMs),
      error: anthropicError,
    });
  };
}

function messageParams({
  candidate,
  system,
  turns,
  prompt,
}: CallRequest): MessageCreateParamsNonStreaming {
  const { model, maxOutputTokens, temperature } = candidate;
  return {
    model,
    max_tokens: maxOutputTokens,
    messages: [...turns, { role: 'user' as const, text: prompt }].map(({ role, text }) => ({
      role,
      content: text,
    })),
    ...(system === null ? {} : { system }),
    ...(temperature === null ? {} : { temperature }),
    ...anthropicThinking(candidate),
  };
}
