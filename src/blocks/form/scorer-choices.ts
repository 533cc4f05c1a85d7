import type { Choice } from './form-inputs.ts';

/** How answers are scored, as a person chooses it. */
export const SCORER_CHOICES: readonly Choice[] = [
  [
    'exact',
    'Exactly the expected answer',
    'Upper and lower case and spaces around it don’t matter',
  ],
  ['contains', 'Contains the expected answer', 'Anywhere in the answer'],
  ['number', 'The same number', 'Units and thousands separators don’t matter'],
  ['regex', 'Matches the expected pattern', 'The expected answer is a regular expression'],
  ['json', 'The same JSON fields', 'The expected answer is a JSON object'],
  ['judge', 'A model judges it', 'By what you write below; each judgement costs a call'],
];

/** Returns what counts as right with a scorer, as the form says it: `exactly the expected answer`. */
export function scorerWords(scorer: string): string {
  const [, label = scorer] = SCORER_CHOICES.find(([value]) => value === scorer) ?? [];
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
