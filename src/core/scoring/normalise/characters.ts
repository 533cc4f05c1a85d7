/** Characters that look alike, by what stands for them: kinds of quote, dash, dots, wide letters. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/\p{Default_Ignorable_Code_Point}/u, ''],
  [/[\r\n\v\f\u0085\u2028\u2029]/u, '\n'],
  [/\p{Zs}|\t/u, ' '],
  [/[\u2018-\u201b\u2032\u00b4\u02bc]/u, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f]/u, '"'],
  [/[\p{Pd}\u2212\u2043]/u, '-'],
  [/\u2026/u, '...'],
];

const PLAIN = /^[\n\x20-\x7e]*$/;
const SPECIAL =
  /\r\n|[\p{Default_Ignorable_Code_Point}\p{Zs}\p{Pd}\t\r\v\f\u0085\u2028\u2029\u2018-\u201f\u2032\u2033\u00b4\u02bc\u00ab\u00bb\u2039\u203a\u300c-\u300f\u301d-\u301f\u2212\u2043\u2026\uff01-\uff5e\ufb00-\ufb06]/gu;

/**
 * A text in one Unicode form (NFC) whose invisible characters are gone and whose kinds of space, line
 * break, quote, dash, wide letter and ligature are the plain ones.
 */
export function plainCharacters(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(SPECIAL, plainCharacter);
}

const WIDE = /[\uff01-\uff5e\ufb00-\ufb06]/;

function plainCharacter(character: string): string {
  if (character === '\r\n') return '\n';
  if (character === '\uff0d') return '-';
  if (WIDE.test(character)) return character.normalize('NFKC');
  return ALIKE.find(([alike]) => alike.test(character))?.[1] ?? character;
}

/** The same text on one line, with one space between words and none around them. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
