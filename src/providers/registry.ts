import type { Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { createAnthropic } from './anthropic.ts';
import { createGemini } from './gemini.ts';
import { PROVIDER_NAMES } from './names.ts';
import { watchCalls } from './watch-calls.ts';

const CREATE: Readonly<Record<string, (access: ProviderAccess) => Complete>> = {
  anthropic: createAnthropic,
  google: createGemini,
};

/** A call to each provider there is access to, by its name. */
export function createProviders(
  access: Readonly<Record<string, ProviderAccess>>,
): Readonly<Record<string, Complete>> {
  return Object.fromEntries(
    Object.entries(access).flatMap(([name, how]) => {
      const create = CREATE[name];
      return create ? [[name, create(how)]] : [];
    }),
  );
}

/** Calls each candidate's own provider; one without access fails for good, naming the variable to set. */
export function completeWith(providers: Readonly<Record<string, Complete>>): Complete {
  return watchCalls(async (request) => {
    const { provider, name } = request.candidate;
    const complete = providers[provider];
    if (complete) return complete(request);
    const variable = PROVIDER_NAMES[provider]?.keyVariables[0];
    const message = variable
      ? `${name} can't be called without a key. Set ${variable} and start again.`
      : `${name} can't be called: llm-pick calls ${Object.keys(PROVIDER_NAMES).join(' and ')}. Take it out of the line-up.`;
    return { kind: 'failed', failure: { kind: 'permanent', message } };
  });
}
