/** Characters that look alike, by what stands for them. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/«[ \u00a0\u202f]|[ \u00a0\u202f]»(?=[\s.,;:!?)\]]|$)/g, '"'],
  [/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n'],
  [/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[\u2018-\u201b\u2032\u00b4\u02bc]/g, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f]/g, '"'],
  [/[\u2010-\u2015\u2212\u2043\u058a\u05be\u2e3a\u2e3b\u301c\ufe58\ufe63\uff0d]/g, '-'],
  [/\u2026/g, '...'],
];
/** Wide letters and ligatures: compatibility forms that change no number, as superscripts would. */
const WIDE = /[\uff01-\uff5e\ufb00-\ufb06]+/g;

const PLAIN = /^[\n\x20-\x7e]*$/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * A text in one Unicode form (NFC) whose invisible characters are gone and whose kinds of space, line
 * break, quote, dash, wide letter and ligature are the plain ones.
 */
export function plainCharacters(text: string): string {
  if (PLAIN.test(text)) return text;
  let plain = text.normalize('NFC').replace(INVISIBLE, '');
  for (const [alike, by] of ALIKE) plain = plain.replace(alike, by);
  return plain.replace(WIDE, (letters) => letters.normalize('NFKC'));
}

/** A space that isn't the one between two words. */
const UNEVEN = /[^\S ]| {2}/;

/** The same text on one line, with one space between words and none around them. */
export function onOneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}
