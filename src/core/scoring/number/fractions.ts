import type { Decimal } from 'decimal.js';

/** Words for a part of one, by how many make one. A plural, or a word that has none, is never the n-th. */
const PARTS: readonly (readonly [words: string, many: string, count: number])[] = [
  ['third|derde', 'thirds|derden|drittel|tercios?|terzi|terzo|terços?', 3],
  ['fourth|vierde', 'quarters?|fourths|vierden|viertel|cuartos|quarti|quartos', 4],
  ['fifth|vijfde', 'fifths|vijfden|fünftel|cinquièmes?|quintos?|quinti', 5],
  ['sixth|zesde', 'sixths|zesden|sechstel|sixièmes?|sextos?|sesti', 6],
  ['seventh|zevende', 'sevenths|zevenden|siebtel|septièmes?|séptimos?|settimi|sétimos?', 7],
  ['eighth|achtste', 'eighths|achtsten|achtel|huitièmes?|octavos?|ottavi|oitavos?', 8],
  ['ninth|negende', 'ninths|negenden|neuntel|neuvièmes?|novenos?|nonos?|noni', 9],
  ['tenth|tiende', 'tenths|tienden|zehntel|dixièmes?|décimos?|decimi', 10],
  [
    'hundredth|honderdste',
    'hundredths|honderdsten|hundertstel|centièmes?|centésimos?|centesimi',
    100,
  ],
  [
    'thousandth|duizendste',
    'thousandths|duizendsten|tausendstel|millièmes?|milésimos?|millesimi',
    1_000,
  ],
];

/** Words that may also say which one of a row it is: "twenty-first", "one hundredth". */
const ROW_WORDS =
  'first|second|\\p{L}{2,9}(?:teenth|tieth)|eleventh|twelfth|eerste|tweede|elfde|twaalfde|\\p{L}{2,9}(?:tiende|tigste)';
const BEHIND = new RegExp(
  `^(?<link>[ -])(?:(?<many>${PARTS.map(([, many]) => many).join('|')})|(?<part>${PARTS.map(([words]) => words).join('|')})|(?<row>${ROW_WORDS}))(?!\\p{L})`,
  'iu',
);

const COUNTS = PARTS.map(([one, many, count]) => ({
  count,
  words: new RegExp(`^(?:${one}|${many})$`, 'iu'),
}));

/** How many of a part make one. */
function countOf(word: string): number {
  return COUNTS.find(({ words }) => words.test(word))!.count;
}

/** Longer than any word for a part. */
const REACH = 20;

/** What the word behind a number divides it by, and where that word ends; `by` is null where the two form no number. */
export interface Divided {
  by: number | null;
  end: number;
}

/** French ones that are other words in English: "two tiers". */
const IN_FRENCH: Readonly<Record<string, number>> = { tiers: 3, quart: 4, quarts: 4 };
const FRENCH = /^(?<number>deux|trois) (?<word>tiers|quarts?)(?!\p{L})/iu;

/**
 * The part of one that a number counts: "zwei Drittel", "three sevenths"; null where none stands behind it.
 * "twenty-first" is no number, and "one tenth" may be the tenth.
 */
export function partBehind(text: string, { start, end, value }: Counted): Divided | null {
  const french = FRENCH.exec(text.slice(start, end + REACH))?.groups;
  if (french && start + french.number!.length === end) {
    return { by: IN_FRENCH[french.word!.toLowerCase()]!, end: end + 1 + french.word!.length };
  }
  const { link, many, part, row } = BEHIND.exec(text.slice(end, end + REACH))?.groups ?? {};
  if (link === undefined || (row !== undefined && link === ' ')) return null;
  const word = many ?? part ?? row!;
  const isSeveral = value?.greaterThan(1) && value.lessThan(FIRST_TENS);
  const isPart = many !== undefined || (part !== undefined && isSeveral);
  return {
    by: isPart && value?.isInteger() ? countOf(word) : null,
    end: end + link.length + word.length,
  };
}

/** A number, and where it stands. */
interface Counted {
  start: number;
  end: number;
  value: Decimal | null;
}

const FIRST_TENS = 20;
