import { RE2JS } from 're2js';
import type { Score } from '../trial.ts';
import { rightIf } from './scores.ts';

export interface RegexOptions {
  /** null: each sample's expected answer is the pattern. */
  pattern: string | null;
  ignoreCase: boolean;
}

/**
 * Whether the pattern is found anywhere in the answer. RE2 syntax, whose time grows with the
 * answer's length only: no pattern can hang a worker. Throws for a pattern that isn't RE2
 * (`regexFault` tells beforehand).
 */
export function regex({ pattern, ignoreCase }: RegexOptions) {
  const common = pattern === null ? null : compileRegex(pattern, ignoreCase);
  // Thousands of samples' own patterns would take hundreds of megabytes to keep.
  return (answer: string, expected: string): Score => {
    const compiled = common ?? compileRegex(expected, ignoreCase);
    return rightIf(compiled.matcher(answer).find());
  };
}

/** What is wrong with a pattern, in words; null when nothing is. */
export function regexFault(pattern: string): string | null {
  try {
    compileRegex(pattern, false);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^error parsing regexp: /, '');
  }
}

/** Repeats of repeats, e.g. `\p{L}{1000}` many times over, make a search of one answer take seconds. */
const MOST_STEPS = 5_000;

/** A pattern to search with. Throws for one that isn't RE2, or too large to be quick. */
export function compileRegex(pattern: string, ignoreCase: boolean): RE2JS {
  const compiled = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  if (compiled.programSize() > MOST_STEPS) {
    throw new Error('it is too large: use fewer or smaller repeats');
  }
  return compiled;
}
