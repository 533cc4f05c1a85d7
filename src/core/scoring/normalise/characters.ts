/** Characters that look alike, by what stands for them. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\r\v\f\u0085\u2028\u2029]/, '\n'],
  [/[\p{Zs}\t]/u, ' '],
  [/[\u2018-\u201b\u2032\u00b4\u02bc]/, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f]/, '"'],
  [/[\p{Pd}\u2212\u2043\uff0d]/u, '-'],
  [/\u2026/, '...'],
];
/** Wide letters and ligatures: compatibility forms that change no number, as superscripts would. */
const WIDE = /[\uff01-\uff5e\ufb00-\ufb06]/;

const PLAIN = /^[\n\x20-\x7e]*$/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
const SPECIAL =
  /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\v\f\u0085\u2028\u2029\u2018-\u201f\u2032\u2033\u00b4\u02bc\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f\u058a\u05be\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\u301c\ufe58\ufe63\u2026\uff01-\uff5e\ufb00-\ufb06]/g;

/**
 * A text in one Unicode form (NFC) whose invisible characters are gone and whose kinds of space, line
 * break, quote, dash, wide letter and ligature are the plain ones.
 */
export function plainCharacters(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(INVISIBLE, '')
    .replace(SPECIAL, (character) => PLAIN_FORMS.get(character) ?? remembered(character));
}

/** What was looked up before: the few characters that texts use. */
const PLAIN_FORMS = new Map<string, string>();

function remembered(character: string): string {
  const plain =
    ALIKE.find(([alike]) => alike.test(character))?.[1] ??
    (WIDE.test(character) ? character.normalize('NFKC') : character);
  PLAIN_FORMS.set(character, plain);
  return plain;
}

/** A space that isn't the one between two words. */
const UNEVEN = /[^\S ]| {2}/;

/** The same text on one line, with one space between words and none around them. */
export function onOneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}
