import type { ModelResult } from '../schema/result.ts';

const WORDS: Readonly<Record<string, string>> = {
  unparsable: 'unreadable',
  truncated: 'cut off',
};

/** A kind of a model's failure as a person reads it: "wrong", "unreadable", "refused", "cut off", "too slow". */
export function failureWord(failure: string): string {
  return WORDS[failure] ?? failure;
}

/** "wrong 3, cut off 1"; null where nothing failed. */
export function failureWords({ failures }: Pick<ModelResult, 'failures'>): string | null {
  const kinds = {
    wrong: failures.wrong,
    unparsable: failures.unparsable,
    empty: failures.empty,
    refused: failures.refused,
    truncated: failures.truncated,
    'does not fit': failures.doesNotFit,
    'too slow': failures.tooSlow,
  };
  const parts = Object.entries(kinds)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${failureWord(kind)} ${number}`);
  return parts.length === 0 ? null : parts.join(', ');
}
