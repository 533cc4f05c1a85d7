import { Decimal } from 'decimal.js';

/** What a word adds to a number: itself, a factor, a part of one, or nothing but a joint. */
type Part =
  | { kind: 'number'; value: number }
  | { kind: 'times'; value: number }
  | { kind: 'part'; over: number }
  | { kind: 'share'; value: Decimal }
  | { kind: 'one' | 'joint' | 'point' };

const number = (value: number): Part => ({ kind: 'number', value });
const times = (value: number): Part => ({ kind: 'times', value });
const part = (over: number): Part => ({ kind: 'part', over });

const COUNTED = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...[
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ],
];
const GETELD = [
  ...['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'],
  ...[
    'elf',
    'twaalf',
    'dertien',
    'veertien',
    'vijftien',
    'zestien',
    'zeventien',
    'achttien',
    'negentien',
  ],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const TIENTALLEN = [
  'twintig',
  'dertig',
  'veertig',
  'vijftig',
  'zestig',
  'zeventig',
  'tachtig',
  'negentig',
];

/** English and Dutch words that numbers are made of. */
const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...COUNTED.map((word, value) => [word, number(value)] as const),
  ...GETELD.map((word, value) => [word, number(value)] as const),
  ...TENS.map((word, at) => [word, number(20 + 10 * at)] as const),
  ...TIENTALLEN.map((word, at) => [word, number(20 + 10 * at)] as const),
  ...(['eén', 'éen'] as const).map((word) => [word, number(1)] as const),
  ...(['one', 'een'] as const).map((word) => [word, { kind: 'one' }] as const),
  ...(['and', 'en', 'ën', 'a', 'an'] as const).map((word) => [word, { kind: 'joint' }] as const),
  ...(['point', 'komma'] as const).map((word) => [word, { kind: 'point' }] as const),
  ...(['hundred', 'honderd'] as const).map((word) => [word, times(100)] as const),
  ...(['thousand', 'duizend'] as const).map((word) => [word, times(1_000)] as const),
  ...(['million', 'miljoen'] as const).map((word) => [word, times(1e6)] as const),
  ...(['billion', 'miljard'] as const).map((word) => [word, times(1e9)] as const),
  ...(['trillion', 'biljoen'] as const).map((word) => [word, times(1e12)] as const),
  ...(['dozen', 'dozijn'] as const).map((word) => [word, times(12)] as const),
  ...(['half', 'halve', 'halves'] as const).map((word) => [word, part(2)] as const),
  ...(['third', 'thirds', 'derde', 'derden'] as const).map((word) => [word, part(3)] as const),
  ...(['quarter', 'quarters', 'kwart'] as const).map((word) => [word, part(4)] as const),
  ...(['fourths', 'vierde'] as const).map((word) => [word, part(4)] as const),
  ...(['fifths', 'vijfde'] as const).map((word) => [word, part(5)] as const),
  ...(['eighths'] as const).map((word) => [word, part(8)] as const),
  ...(['tenths'] as const).map((word) => [word, part(10)] as const),
  ...(['anderhalf', 'anderhalve'] as const).map((word) => [word, number(1.5)] as const),
]);

const LONGEST_PART = Math.max(...[...PARTS.keys()].map((word) => word.length));

/** Finds a word that counts, by itself or as a part of a word. */
export const NUMBER_WORD = new RegExp(
  [...PARTS].flatMap(([word, { kind }]) => (kind === 'joint' ? [] : [word])).join('|'),
  'i',
);

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

/** The numbers that a text writes in English or Dutch words: "two and a half", "twaalfhonderd". */
export function spelledNumbers(text: string): Spelled[] {
  const found: Spelled[] = [];
  let run: Word[] = [];
  for (const { 0: written, index: start } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const end = start + written.length;
    const parts = partsOf(written.toLowerCase().normalize());
    const apart = run.length > 0 && !/^[ -]{1,2}$/.test(text.slice(run.at(-1)!.end, start));
    if (!parts || apart) {
      found.push(...numbersIn(run, text));
      run = [];
    }
    if (parts) run.push({ start, end, parts });
  }
  return [...found, ...numbersIn(run, text)];
}

/** The parts that a word is made of, the longest first; null where some of it is none, or it is a plural (duizenden). */
function partsOf(word: string): Part[] | null {
  const parts: Part[] = [];
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST_PART, word.length - at);
    while (length > 0 && !PARTS.has(word.slice(at, at + length))) length--;
    const found = PARTS.get(word.slice(at, at + length));
    if (!found) return null;
    parts.push(found);
    at += length;
  }
  const isPlural = parts.at(-1)?.kind === 'joint' && parts.at(-2)?.kind === 'times';
  return isPlural ? null : parts;
}

/** One number a run of words, or none where the words form none. */
function numbersIn(words: readonly Word[], text: string): Spelled[] {
  const isBeside = ({ parts }: Word) =>
    parts.every(({ kind }) => kind === 'joint' || kind === 'point');
  const first = words.findIndex((word) => !isBeside(word));
  const last = words.findLastIndex((word) => !isBeside(word));
  if (first < 0) return [];
  const run = words.slice(first, last + 1);
  const parts = run.flatMap((word) => word.parts);
  const value = valueOfParts(parts);
  const start = run[0]!.start;
  if (!value) return [];
  const minus = /(?:minus|negative|negatief|min)[ ]$/i.exec(
    text.slice(Math.max(0, start - 10), start),
  );
  return [
    {
      start: minus ? start - minus[0].length : start,
      end: run.at(-1)!.end,
      value: minus ? value.negated() : value,
      faint: parts.every(({ kind }) => kind === 'one'),
    },
  ];
}

function valueOfParts(given: readonly Part[]): Decimal | null {
  const parts = withShares(given);
  const point = parts.findIndex(({ kind }) => kind === 'point');
  if (point >= 0) return valueWithDecimals(parts.slice(0, point), parts.slice(point + 1));
  let total = new Decimal(0);
  let current: Decimal | null = null;
  let joined = false;
  for (const [at, one] of parts.entries()) {
    if (one.kind === 'joint') {
      joined = true;
      continue;
    }
    const ofAPart = one.kind === 'one' && current !== null && parts[at + 1]?.kind === 'part';
    if (ofAPart) continue;
    if (one.kind === 'times' && one.value >= 1_000) {
      total = total.plus((current ?? ONE).times(one.value));
      current = null;
    } else {
      current = grown(current, one, joined);
      if (!current) return null;
    }
    joined = false;
  }
  return total.plus(current ?? 0);
}

const ONE = new Decimal(1);

/** Parts with the "three quarters" of "two and three quarters" as one. */
function withShares(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const one of parts) {
    const [joint, count] = whole.slice(-2);
    const isShare = one.kind === 'part' && joint?.kind === 'joint' && count?.kind === 'number';
    if (!isShare) whole.push(one);
    else
      whole[whole.length - 1] = {
        kind: 'share',
        value: new Decimal(count.value).dividedBy(one.over),
      };
  }
  return whole;
}

/** "three point one four", "one point two million": a number, its decimals, one word each, and what multiplies it. */
function valueWithDecimals(whole: readonly Part[], behind: readonly Part[]): Decimal | null {
  const last = behind.at(-1);
  if (last?.kind === 'times') {
    return valueWithDecimals(whole, behind.slice(0, -1))?.times(last.value) ?? null;
  }
  const decimals = behind;
  const digits = decimals.map((one) => {
    if (one.kind === 'one') return 1;
    return one.kind === 'number' ? one.value : -1;
  });
  const value = whole.length > 0 ? valueOfParts(whole) : null;
  if (!value || digits.length === 0 || digits.some((digit) => digit < 0)) return null;
  if (digits.length > 1 && digits.some((digit) => digit > 9)) return null;
  return new Decimal(`${value}.${digits.join('')}`);
}

/** What a number below a thousand becomes with its next word; null where the word can't follow. */
function grown(current: Decimal | null, next: Part, joined: boolean): Decimal | null {
  switch (next.kind) {
    case 'one':
      return current ? added(current, 1, joined) : ONE;
    case 'number':
      return current ? added(current, next.value, joined) : new Decimal(next.value);
    case 'times':
      return (current ?? ONE).times(next.value);
    case 'part':
      if (current === null) return ONE.dividedBy(next.over);
      return joined ? current.plus(ONE.dividedBy(next.over)) : current.dividedBy(next.over);
    case 'share':
      return current?.plus(next.value) ?? null;
    default:
      return null;
  }
}

/** "twenty" and "three", "drie" en "twintig", "hundred" and "twelve"; null for "seven" "eight". */
function added(current: Decimal, value: number, joined: boolean): Decimal | null {
  const tens = current.modulo(100).toNumber();
  const english = value < 10 ? tens % 10 === 0 && tens !== 10 : tens === 0;
  const dutch = joined && value >= 20 && value % 10 === 0 && tens < 10;
  return english || dutch ? current.plus(value) : null;
}
