import type { Scorer } from '../evaluation.ts';
import type { Score } from '../trial.ts';
import { rightIf } from './scores.ts';

type ExactOptions = Omit<Extract<Scorer, { type: 'exact' }>, 'type' | 'strict'>;

/** Whether the answer is the expected text, after the options' folding. */
export function exact(options: ExactOptions): (answer: string, expected: string) => Score {
  return (answer, expected) => rightIf(folded(answer, options) === folded(expected, options));
}

/** Whether the expected text stands anywhere in the answer. */
export function contains({ ignoreCase }: { ignoreCase: boolean }) {
  const options = { trim: true, ignoreCase, unicode: 'NFC' } as const;
  return (answer: string, expected: string): Score =>
    rightIf(folded(answer, options).includes(folded(expected, options)));
}

/** `fold` also drops accents: "café" is "cafe". */
function folded(text: string, { trim, ignoreCase, unicode }: ExactOptions): string {
  const normal =
    unicode === 'fold'
      ? text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '')
      : text.normalize(unicode);
  const cased = ignoreCase ? normal.toLowerCase() : normal;
  return trim ? cased.trim() : cased;
}
