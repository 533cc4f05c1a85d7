import type { Decimal } from 'decimal.js';

/** What a word adds to a number: itself, a factor (`many`: only behind a number), a part of one, or nothing but a joint. */
export type Part =
  | { kind: 'number'; value: number }
  | { kind: 'times' | 'many'; value: number }
  | { kind: 'part'; over: number }
  | { kind: 'share'; value: Decimal }
  | { kind: 'one' | 'joint' | 'point' };

export const worth = (value: number): Part => ({ kind: 'number', value });
export const times = (value: number): Part => ({ kind: 'times', value });
export const many = (value: number): Part => ({ kind: 'many', value });
export const part = (over: number): Part => ({ kind: 'part', over });

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
export const ENGLISH_AND_DUTCH: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...COUNTED.map((word, value) => [word, worth(value)] as const),
  ...GETELD.map((word, value) => [word, worth(value)] as const),
  ...TENS.map((word, at) => [word, worth(20 + 10 * at)] as const),
  ...TIENTALLEN.map((word, at) => [word, worth(20 + 10 * at)] as const),
  ...(['eén', 'éen'] as const).map((word) => [word, worth(1)] as const),
  ...(['one', 'een'] as const).map((word) => [word, { kind: 'one' }] as const),
  ...(['and', 'en', 'ën', 'a', 'an'] as const).map((word) => [word, { kind: 'joint' }] as const),
  ...(['point', 'komma'] as const).map((word) => [word, { kind: 'point' }] as const),
  ...(['hundred', 'honderd'] as const).map((word) => [word, times(100)] as const),
  ...(['thousand', 'duizend'] as const).map((word) => [word, times(1_000)] as const),
  ...(['million', 'miljoen'] as const).map((word) => [word, times(1e6)] as const),
  ...(['billion', 'miljard'] as const).map((word) => [word, times(1e9)] as const),
  ...(['trillion', 'biljoen'] as const).map((word) => [word, times(1e12)] as const),
  ...(['dozen', 'dozijn'] as const).map((word) => [word, times(12)] as const),
  ...(['half', 'halve', 'halves', 'helft'] as const).map((word) => [word, part(2)] as const),
  ...(['third', 'thirds', 'derde', 'derden'] as const).map((word) => [word, part(3)] as const),
  ...(['quarter', 'quarters', 'kwart'] as const).map((word) => [word, part(4)] as const),
  ...(['fourths', 'vierde'] as const).map((word) => [word, part(4)] as const),
  ...(['fifths', 'vijfde'] as const).map((word) => [word, part(5)] as const),
  ...(['eighths'] as const).map((word) => [word, part(8)] as const),
  ...(['tenths'] as const).map((word) => [word, part(10)] as const),
  ...(['anderhalf', 'anderhalve'] as const).map((word) => [word, worth(1.5)] as const),
]);
