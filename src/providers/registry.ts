import type { Provider } from '../core/evaluation.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { createAnthropic } from './anthropic.ts';
import { createGemini } from './gemini.ts';

const KEY_VARIABLES: Readonly<Record<Provider, string>> = {
  anthropic: 'ANTHROPIC_API_KEY',
  google: 'GEMINI_API_KEY',
};

/** The providers there is access to; the others are missing. */
export function createProviders({
  anthropic,
  google,
}: Readonly<Record<Provider, ProviderAccess | null>>): Partial<Record<Provider, Complete>> {
  return {
    ...(anthropic && { anthropic: createAnthropic(anthropic) }),
    ...(google && { google: createGemini(google) }),
  };
}

/** Calls each candidate's own provider; one without access fails for good, naming the variable to set. */
export function completeWith(providers: Partial<Record<Provider, Complete>>): Complete {
  return async (request) => {
    const { provider, name } = request.candidate;
    const complete = providers[provider];
    if (complete) return complete(request);
    const message = `${name} can't be called without a key. Set ${KEY_VARIABLES[provider]} and start again.`;
    return { kind: 'failed', failure: { kind: 'permanent', message } };
  };
}
