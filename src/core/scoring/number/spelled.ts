import type { Decimal } from 'decimal.js';
import { MINUS } from './forms.ts';
import { ENGLISH_AND_DUTCH, type Part } from './number-words.ts';
import { type NumberWords, OTHER_LANGUAGES } from './other-number-words.ts';
import { valueOfParts } from './value-of-parts.ts';

/** Finds a word that counts: in English and Dutch also as a part of a word. */
export const NUMBER_WORD = new RegExp(
  [
    ...counting(ENGLISH_AND_DUTCH),
    `(?<!\\p{L})(?:${OTHER_LANGUAGES.flatMap(({ parts }) => counting(parts)).join('|')})`,
  ].join('|'),
  'iu',
);

function counting(parts: ReadonlyMap<string, Part>): string[] {
  return [...parts].flatMap(([word, { kind }]) => (kind === 'joint' ? [] : [word]));
}

export interface Spelled {
  start: number;
  end: number;
  value: Decimal;
  /** Only "one", "een" or "a": seldom meant as a number. */
  faint: boolean;
}

interface Word {
  start: number;
  end: number;
  parts: readonly Part[];
}

/** How the words of one language, or two, are told and read. */
interface Reader {
  parts: ReadonlyMap<string, Part>;
  /** A word, or several that are one number word together: quatre-vingt. */
  word: RegExp;
  longest: number;
  compounds: boolean;
  onesFirst: boolean;
}

const OWN: Reader = readerOf({ parts: ENGLISH_AND_DUTCH, compounds: true, onesFirst: true });
const OTHERS = OTHER_LANGUAGES.map((language) => ({ ...language, reader: readerOf(language) }));

function readerOf({
  parts,
  compounds,
  onesFirst,
}: Pick<NumberWords, 'parts' | 'compounds' | 'onesFirst'>): Reader {
  const hyphenated = [...parts.keys()].filter((word) => word.includes('-'));
  const phrases = hyphenated
    .toSorted((a, b) => b.length - a.length)
    .map((word) => `${word.replaceAll('-', '[- ](?:et[- ])?')}(?!\\p{L})|`);
  const word = new RegExp(`(?<!\\p{L})(?:${phrases.join('')}[\\p{L}\\p{M}]+)`, 'giu');
  const longest = Math.max(...[...parts.keys()].map(({ length }) => length));
  return { parts, word, longest, compounds, onesFirst };
}

/**
 * The numbers that a text writes in words, by place: "two and a half", "twaalfhonderd", "vierundzwanzig". Words of
 * other languages than English and Dutch count where they are no other words, or the text is in that language.
 */
export function spelledNumbers(text: string): Spelled[] {
  const own = numbersBy(text, OWN);
  const others = OTHERS.flatMap((language) =>
    isIn(text, language) ? numbersBy(text, language.reader) : [],
  );
  const runs = others.length === 0 ? own : longestOf([...own, ...others]);
  return runs.filter((run): run is Spelled => run.value !== null);
}

/** Number words in a row; null where they form no number. */
interface Run extends Omit<Spelled, 'value'> {
  value: Decimal | null;
}

/** The longest of those that share words, by place: what is a row in one language may be a part of one in another. */
function longestOf(runs: readonly Run[]): Run[] {
  const apart: Run[] = [];
  for (const one of runs.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (apart.every(({ start, end }) => end <= one.start || start >= one.end)) apart.push(one);
  }
  return apart.sort((a, b) => a.start - b.start);
}

function numbersBy(text: string, reader: Reader): Run[] {
  const found: Run[] = [];
  let run: Word[] = [];
  for (const { 0: written, index: start } of text.matchAll(reader.word)) {
    const end = start + written.length;
    const parts = partsOf(wordOf(written), reader);
    const apart = run.length > 0 && !/^[ -]{1,2}$/.test(text.slice(run.at(-1)!.end, start));
    if (!parts || apart) {
      found.push(...numbersIn(run, text, reader));
      run = [];
    }
    if (parts) run.push({ start, end, parts });
  }
  return [...found, ...numbersIn(run, text, reader)];
}

/** A word as it stands in the tables: soixante et onze is soixante-onze. */
function wordOf(written: string): string {
  return written.toLowerCase().normalize().replaceAll(' ', '-').replace('-et-', '-');
}

/** Words by which a text is in English or Dutch. */
const IN_OWN =
  /(?<!\p{L})(?:the|and|is|are|was|were|it|this|that|year|times|het|een|van|zijn|wij|niet|voor|onze)(?= )/iu;

/** Whether a text is in a language, or holds a number word of it that is no other word. */
function isIn(text: string, { telling, unclear, reader }: (typeof OTHERS)[number]): boolean {
  const words = [...text.matchAll(reader.word)].map(([written]) => wordOf(written));
  const counting = words.filter((word) => partsOf(word, reader) !== null);
  if (counting.some((word) => !unclear.has(word))) return true;
  if (counting.length === 0) return false;
  return counting.length === words.length || (telling.test(text) && !IN_OWN.test(text));
}

/** The parts that a word is made of, the longest first; null where some of it is none, or it is a plural (duizenden). */
function partsOf(word: string, { parts: words, longest, compounds }: Reader): Part[] | null {
  const whole = words.get(word);
  if (whole) return [whole];
  if (!compounds) return null;
  const parts: Part[] = [];
  for (let at = 0; at < word.length; ) {
    let length = Math.min(longest, word.length - at);
    while (length > 0 && !words.has(word.slice(at, at + length))) length--;
    const found = words.get(word.slice(at, at + length));
    if (!found) return null;
    parts.push(found);
    at += length;
  }
  return parts.at(-1)?.kind === 'joint' ? null : parts;
}

const BELOW = new RegExp(`(?:(?<!\\p{L})(?:${MINUS}) |(?<![^\\s(*])-)$`, 'iu');

/** One number a run of words. */
function numbersIn(words: readonly Word[], text: string, { onesFirst }: Reader): Run[] {
  const isBeside = ({ parts }: Word) =>
    parts.every(({ kind }) => kind === 'joint' || kind === 'point');
  const first = words.findIndex((word) => !isBeside(word));
  const last = words.findLastIndex((word) => !isBeside(word));
  if (first < 0) return [];
  const run = words.slice(first, last + 1);
  const parts = run.flatMap((word) => word.parts);
  const value = valueOfParts(parts, onesFirst);
  const start = run[0]!.start;
  const minus = BELOW.exec(text.slice(Math.max(0, start - 10), start));
  return [
    {
      start: minus ? start - minus[0].length : start,
      end: run.at(-1)!.end,
      value: minus && value ? value.negated() : value,
      faint: parts.every(({ kind }) => kind === 'one'),
    },
  ];
}
