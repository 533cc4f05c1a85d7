import type { CountTokens } from '../flows/ports/quotes.ts';
import type { ProviderAccess } from './access.ts';
import type { Counter } from './counter.ts';

/** A provider's SDK takes long to load: only those are that there is access to. */
const LOAD: Readonly<Record<string, (access: ProviderAccess) => Promise<Counter>>> = {
  anthropic: async (access) => (await import('./anthropic-counter.ts')).anthropicCounter(access),
  google: async (access) => (await import('./gemini-counter.ts')).geminiCounter(access),
};

/**
 * Counts tokens by each provider's own endpoint, which is free; null for one without access, or without
 * an answer.
 */
export function countWith(access: Readonly<Record<string, ProviderAccess>>): CountTokens {
  const counters = new Map(
    Object.entries(access).flatMap(([name, how]) => {
      const counter = LOAD[name]?.(how);
      // Counted is without it.
      counter?.catch(() => {});
      return counter ? [[name, counter] as const] : [];
    }),
  );
  return async ({ provider, turns, prompt, ...request }) => {
    const counter = counters.get(provider);
    if (!counter) return null;
    const all = [...turns, { role: 'user' as const, text: prompt }];
    return counter.then((count) => count({ ...request, turns: all })).then(usable, () => null);
  };
}

/** A count that is none, of a proxy's say, is no answer. */
function usable(tokens: number | undefined): number | null {
  return tokens !== undefined && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : null;
}
