import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import type { CountRequest, CountTokens } from '../flows/ports/quotes.ts';
import type { ProviderAccess } from './access.ts';

const COUNTERS: Readonly<Record<string, (access: ProviderAccess) => CountTokens>> = {
  anthropic: anthropicCounter,
  google: geminiCounter,
};

/**
 * Counts tokens by each provider's own endpoint, which is free; null for one without access, or without
 * an answer.
 */
export function countWith(access: Readonly<Record<string, ProviderAccess>>): CountTokens {
  const counters = new Map(
    Object.entries(access).flatMap(([name, how]) => {
      const counter = COUNTERS[name];
      return counter ? [[name, counter(how)] as const] : [];
    }),
  );
  return async (request) =>
    (await counters
      .get(request.provider)?.(request)
      .catch(() => null)) ?? null;
}

/** Source: https://platform.claude.com/docs/en/build-with-claude/token-counting. */
function anthropicCounter({ apiKey, baseUrl }: ProviderAccess): CountTokens {
  const client = new Anthropic({
    apiKey: apiKey ?? 'not-set',
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
  });
  return async ({ model, system, signal, ...said }) => {
    const counted = await client.messages.countTokens(
      {
        model,
        messages: turnsOf(said).map(({ role, text }) => ({ role, content: text })),
        ...(system === null ? {} : { system }),
      },
      { signal },
    );
    return usable(counted.input_tokens);
  };
}

/** It takes no system instruction for the Developer API: the system's text is counted as content, so about. */
function geminiCounter({ apiKey, baseUrl }: ProviderAccess): CountTokens {
  const client = new GoogleGenAI({
    apiKey: apiKey ?? 'not-set',
    enterprise: false,
    apiVersion: 'v1beta',
    httpOptions: {
      ...(baseUrl === null ? {} : { baseUrl }),
      retryOptions: { attempts: 1 },
    },
  });
  return async ({ model, system, signal, ...said }) => {
    const turns = turnsOf(said).map(({ role, text }) => ({
      role: role === 'user' ? 'user' : 'model',
      parts: [{ text }],
    }));
    const first = system === null ? [] : [{ role: 'user', parts: [{ text: system }] }];
    const contents = [...first, ...turns];
    const counted = await client.models.countTokens({
      model,
      contents,
      config: { abortSignal: signal },
    });
    return usable(counted.totalTokens);
  };
}

function turnsOf({ turns, prompt }: Pick<CountRequest, 'turns' | 'prompt'>) {
  return [...turns, { role: 'user' as const, text: prompt }];
}

/** A count that is none, of a proxy's say, is no answer. */
function usable(tokens: number | undefined): number | null {
  return tokens !== undefined && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : null;
}
