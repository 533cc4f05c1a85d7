/**
 * Returns the question what was meant by a name, with how the two differ where one can't see it: an
 * invisible character, or a letter that only looks like another.
 */
export function didYouMean(written: string, meant: string): string {
  return `Did you mean ${meant}?${unseenWords(written, meant)}`;
}

/** ` Yours holds an invisible character (U+200B): type it anew.`; '' where one sees how they differ. */
export function unseenWords(written: string, meant: string): string {
  const invisible = [...written].find((character) => INVISIBLE.test(character));
  const visible = [...written].filter((character) => !INVISIBLE.test(character));
  const letters = [...meant];
  if (visible.length !== letters.length) return '';
  const other = visible.findIndex((character, at) => !isSame(character, letters[at]));
  const isAlike = visible.every(
    (character, at) => isSame(character, letters[at]) || /[^\0-\x7f]/.test(character),
  );
  if (!isAlike) return '';
  const character = visible[other];
  if (character !== undefined)
    return ` Its ${character} is another letter (${codeOf(character)}) than ${letters[other]}: type it anew.`;
  return invisible === undefined
    ? ''
    : ` Yours holds an invisible character (${codeOf(invisible)}): type it anew.`;
}

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Mn}\u00a0\u2000-\u200a\u202f\u3000]/u;

function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
