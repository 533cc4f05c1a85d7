import type { Sample } from '../evaluation.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import { leakFinder } from '../request/leaks/leak-finder.ts';

/** Rules that a model wrote, as they may be used. */
export interface KeptRules {
  /** One a line; null: none is left. */
  text: string | null;
  /** Lines that are not used: they give a sample away, or are too many. */
  leftOut: number;
}

/** Longer ones cost more with every call than they are worth (recipes.md A2). */
const MOST_TOKENS = 400;

/**
 * Returns the written rules without the lines that quote a sample, or name what occurs in one sample alone (a
 * number, a code, a proper name) and not in the task; and without those beyond 400 tokens. `samples`:
 * with the columns that models are shown, those that judge the rules too.
 */
export function keptRules(
  written: string,
  { samples, task }: { samples: readonly Sample[]; task: string },
): KeptRules {
  const all = samples.map((_, sample) => sample);
  const quotes = leakFinder(samples, all);
  const namesOne = oneSampleFinder(samples, task);
  const lines = written.split('\n').filter((line) => line.trim() !== '');
  const kept: string[] = [];
  for (const line of lines) {
    const longer = [...kept, line].join('\n');
    const isShort = textTokens(longer.length) <= MOST_TOKENS;
    if (isShort && quotes(longer).length === 0 && !namesOne(line)) kept.push(line);
  }
  return { text: kept.join('\n').trim() || null, leftOut: lines.length - kept.length };
}

/** Returns the test whether a rule names what occurs in one sample alone. */
function oneSampleFinder(samples: readonly Sample[], task: string): (line: string) => boolean {
  const texts = samples.map(({ columns, expected, alternatives }) =>
    [...Object.values(columns), expected, ...alternatives].join('\n'),
  );
  const inTask = new Set(markedWords(task));
  const marked = texts.map((text) => [...new Set(markedWords(text))]);
  const uses = Map.groupBy(marked.flat(), (word) => word);
  return (line) =>
    markedWords(line).some((word) => !inTask.has(word) && uses.get(word)?.length === 1);
}

/** Numbers and codes; names within a sentence, whose first word is written large in any case. */
const MARKED = /[\p{L}\p{N}@_-]*\p{N}[\p{L}\p{N}@_.-]*|(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]+/gu;

function markedWords(text: string): string[] {
  return (text.match(MARKED) ?? []).map((word) => word.replace(/[.-]+$/, ''));
}
