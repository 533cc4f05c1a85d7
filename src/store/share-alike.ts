import type { Usage } from '../core/trial.ts';

/** Returns what it is given, or what it was given before that is equal to it. */
export interface Shared {
  text(text: string | null | undefined): string | null;
  usage(usage: Usage | null): Usage | null;
}

/** Longer ones are seldom the same. */
const SHORT = 40;

/** Lets equal short texts and usages of an evaluation's trials stand in memory once. */
export function shareAlike(): Shared {
  const texts = new Map<string, string>();
  const usages = new Map<string, Usage>();
  return {
    text: (text) => {
      if (text === null || text === undefined) return null;
      return text.length > SHORT ? text : sharedValue(texts, text, text);
    },
    usage: (usage) => usage && sharedValue(usages, JSON.stringify(usage), usage),
  };
}

function sharedValue<T>(before: Map<string, T>, key: string, value: T): T {
  const found = before.get(key);
  if (found !== undefined) return found;
  before.set(key, value);
  return value;
}
