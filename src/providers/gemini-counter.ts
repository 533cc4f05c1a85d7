import { GoogleGenAI } from '@google/genai';
import type { ProviderAccess } from './access.ts';
import type { Counter } from './counter.ts';

/** It takes no system instruction for the Developer API: the system's text is counted as content, so about. */
export function geminiCounter({ apiKey, baseUrl }: ProviderAccess): Counter {
  const client = new GoogleGenAI({
    apiKey: apiKey ?? 'not-set',
    enterprise: false,
    apiVersion: 'v1beta',
    httpOptions: {
      ...(baseUrl === null ? {} : { baseUrl }),
      retryOptions: { attempts: 1 },
    },
  });
  return async ({ model, system, turns, signal }) => {
    const contents = turns.map(({ role, text }) => ({
      role: role === 'user' ? 'user' : 'model',
      parts: [{ text }],
    }));
    const first = system === null ? [] : [{ role: 'user', parts: [{ text: system }] }];
    const counted = await client.models.countTokens({
      model,
      contents: [...first, ...contents],
      config: { abortSignal: signal },
    });
    return counted.totalTokens;
  };
}
