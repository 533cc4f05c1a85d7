import Anthropic from '@anthropic-ai/sdk';
import type { ProviderAccess } from './access.ts';
import type { Counter } from './counter.ts';

/** Source: https://platform.claude.com/docs/en/build-with-claude/token-counting. */
export function anthropicCounter({ apiKey, baseUrl }: ProviderAccess): Counter {
  const client = new Anthropic({
    apiKey: apiKey ?? 'not-set',
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
  });
  return async ({ model, system, turns, signal }) => {
    const counted = await client.messages.countTokens(
      {
        model,
        messages: turns.map(({ role, text }) => ({ role, content: text })),
        ...(system === null ? {} : { system }),
      },
      { signal },
    );
    return counted.input_tokens;
  };
}
