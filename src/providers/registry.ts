import type { Complete } from '../flows/ports/calls.ts';
import type { ProviderAccess } from './access.ts';
import { PROVIDER_NAMES } from './names.ts';
import { watchCalls } from './watch-calls.ts';

/** A provider's SDK takes long to load: only those are that there is access to. */
const LOAD: Readonly<Record<string, () => Promise<(access: ProviderAccess) => Complete>>> = {
  anthropic: async () => (await import('./anthropic.ts')).createAnthropic,
  google: async () => (await import('./gemini.ts')).createGemini,
};

/**
 * A call to each provider there is access to, by its name. Their SDKs are loaded meanwhile, and no call is
 * made before all are: loading would count as its time.
 */
export function createProviders(
  access: Readonly<Record<string, ProviderAccess>>,
): Readonly<Record<string, Complete>> {
  const opening = Object.entries(access).flatMap(([name, own]) => {
    const load = LOAD[name];
    return load ? [{ name, open: load().then((create) => create(own)) }] : [];
  });
  const loading = Promise.all(opening.map(({ open }) => open));
  // Told by the call that needs it.
  loading.catch(() => {});
  const afterAll =
    (open: Promise<Complete>): Complete =>
    async (request) => {
      await loading;
      return (await open)(request);
    };
  return Object.fromEntries(opening.map(({ name, open }) => [name, afterAll(open)]));
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
