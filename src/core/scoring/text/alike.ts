import type { Leniency } from '../../trial.ts';
import { onOneLine, plainCharacters } from '../normalise/characters.ts';
import { undecorated } from '../normalise/decoration.ts';
import { withoutMarks } from './marks.ts';

/** That two things are the same, and what had to be dropped to see it. */
export interface Likeness {
  leniency: Leniency | null;
}

/** The same as they stand. */
export const SAME: Likeness = { leniency: null };

/** Whether two texts of one letter case are the same but for kinds of characters and decoration; null when not. */
export function alike(given: string, wanted: string): Likeness | null {
  if (given === wanted) return SAME;
  if (PLAIN_WORDS.test(given) && PLAIN_WORDS.test(wanted)) return null;
  const answer = plainCharacters(given);
  const label = onOneLine(plainCharacters(wanted));
  if (onOneLine(answer) === label) return { leniency: 'characters that look alike' };
  const core = undecorated(withoutMarks(label)).text;
  const bare = undecorated(answer);
  const line = onOneLine(withoutMarks(bare.text));
  if (line === core || undecorated(line).text === core) {
    return { leniency: bare.dropped ?? 'bold or code marks' };
  }
  if (line.replace(BEHIND_CURRENCY, '$1') === core.replace(BEHIND_CURRENCY, '$1')) {
    return { leniency: 'characters that look alike' };
  }
  if (listed(line) === listed(core)) return { leniency: 'characters that look alike' };
  if (joined(line) === joined(core)) return { leniency: 'hyphens or underscores' };
  return withAnd(line) === withAnd(core) ? { leniency: 'characters that look alike' } : null;
}

/** Words with nothing that could be dropped. */
export const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/** € 5 is €5. */
export const BEHIND_CURRENCY = /([€$£]) (?=\d)/g;

/** Three small numbers or more. */
const NUMBERS = /^\d{1,2}(?:, ?\d{1,2}){2,}$/;

/** A list without spaces behind its commas is the same list. */
function listed(text: string): string {
  return NUMBERS.test(text)
    ? text.replaceAll(' ', '')
    : text.replace(/(?<=\p{L}), (?=\p{L})/gu, ',');
}

/** A hyphen or underscore between letters is a space: feature_request is "feature request". */
export function joined(text: string): string {
  return text.replace(/(?<=\p{L})[-_](?=\p{L})/gu, ' ');
}

/** An ampersand is the word for it, in English and Dutch. */
function withAnd(text: string): string {
  return joined(text).replace(/ (?:&|en) /g, ' and ');
}
