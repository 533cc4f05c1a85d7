import type { Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { PROVIDER_NAMES } from './names.ts';
import { watchCalls } from './watch-calls.ts';

/** A provider's SDK takes long to load: only those that are called are. */
const LOAD: Readonly<Record<string, () => Promise<(access: ProviderAccess) => Complete>>> = {
  anthropic: async () => (await import('./anthropic.ts')).createAnthropic,
  google: async () => (await import('./gemini.ts')).createGemini,
};

/** A call to each provider there is access to, by its name; the first of a provider loads its SDK. */
export function createProviders(
  access: Readonly<Record<string, ProviderAccess>>,
): Readonly<Record<string, Complete>> {
  return Object.fromEntries(
    Object.entries(access).flatMap(([name, how]) => {
      const load = LOAD[name];
      return load ? [[name, whenCalled(async () => (await load())(how))]] : [];
    }),
  );
}

function whenCalled(make: () => Promise<Complete>): Complete {
  let made: Promise<Complete> | null = null;
  return async (request) => {
    made ??= make();
    return (await made)(request);
  };
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
