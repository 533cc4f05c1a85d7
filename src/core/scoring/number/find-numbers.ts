import { Decimal } from 'decimal.js';
import type { DecimalMark } from '../../evaluation.ts';
import {
  ATTACHED_MAGNITUDES,
  CURRENCIES,
  MAGNITUDES,
  MONEY_MAGNITUDES,
  NAMING,
  TWO_MEANINGS,
} from './amounts.ts';
import { readDigits } from './digits.ts';
import { FORMS } from './forms.ts';
import { bothWays, type Found } from './found.ts';
import { joinedWithWords } from './joined.ts';
import { isMeant } from './meant.ts';
import { spelledNumbers } from './spelled.ts';

/** Decimals are exact: as many digits as anyone compares. */
Decimal.set({ precision: 500, toExpNeg: -9e15, toExpPos: 9e15 });

/** An answer with more is a table: no one number of it is the answer. */
const MOST_NUMBERS = 1_000;

/** Larger exponents are no numbers that anyone compares. */
const MOST_EXPONENT = 400;

/** The numbers of a text of plain characters, by place; those in words only where they stand beside digits, or there are none. */
export function findNumbers(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(FORMS)) {
    if (match.groups!.other === undefined) found.push(fromMatch(text, match));
    if (found.length === MOST_NUMBERS) break;
  }
  return found.length > 0 ? joinedWithWords(found, text) : spelled(text);
}

function spelled(text: string): Found[] {
  const all = spelledNumbers(text).filter((one) => isMeant(text, one));
  const clear = all.filter(({ faint }) => !faint);
  return (clear.length > 0 ? clear : all).map(({ start, end, value }) => {
    const below = belowZeroAt(text, end);
    return {
      start,
      end,
      value: bothWays(below > 0 ? value.negated() : value),
      shows: null,
      percent: /^ ?(?:%|percent|per cent|procent)/i.test(text.slice(end, end + 10)),
      currency: null,
      unit: null,
      accounting: false,
      exact: null,
    };
  });
}

function fromMatch(text: string, match: RegExpMatchArray): Found {
  const groups = match.groups!;
  const start = match.index!;
  const end = start + match[0].length;
  const suffix = readSuffix(text, end, groups.currency !== undefined);
  const read = isPairOf(groups, suffix) ? null : readForm(groups);
  const negative = signOf(text, start, groups);
  const closed = suffix.end < text.length && text[suffix.end] === ')';
  const accounting =
    groups.sign === undefined &&
    (groups.inner?.startsWith('(') ? closed : text[start - 1] === '(' && closed);
  const trailing =
    /^-(?![\w,-]|\s*\d)/.test(text.slice(suffix.end, suffix.end + 3)) && !/,$/.test(match[0]);
  const below = belowZeroAt(text, suffix.end);
  const { factor } = suffix;
  const isNegative = below > 0 || negative !== trailing;
  const value =
    read === null || factor === null || negative === null
      ? null
      : {
          comma: signed(read.comma.times(factor), isNegative),
          point: signed((suffix.dutch ? read.comma : read.point).times(factor), isNegative),
        };
  return {
    start: isOperator(text, start, groups.sign) ? start + groups.sign!.length : start,
    end: suffix.end + (trailing ? 1 : below),
    value,
    shows: suffix.dutch && read ? 'comma' : (read?.shows ?? null),
    percent: suffix.percent,
    currency: currencyOf(groups.currency) ?? suffix.currency,
    unit: suffix.unit,
    accounting,
    exact: null,
  };
}

const BELOW_ZERO =
  / ?(?:°[cf]?|degrees?|graden)?(?: ?(?:celsius|fahrenheit|[cf](?!\p{L})))? (?:(?:below|under) (?:zero|freezing)|onder (?:nul|het vriespunt)|negatie[fv]e?|negative)(?!\p{L})/iuy;

/** How long the words are at this place that put a number below zero; 0 where there are none. */
function belowZeroAt(text: string, at: number): number {
  BELOW_ZERO.lastIndex = at;
  return BELOW_ZERO.exec(text)?.[0].length ?? 0;
}

function signed(value: Decimal, negative: boolean): Decimal {
  return negative ? value.negated() : value;
}

/** Whether a number is negative; null where that is uncertain (a dash of its own, as in a list). */
function signOf(
  text: string,
  start: number,
  { sign, inner }: Record<string, string | undefined>,
): boolean | null {
  const written = (sign ?? inner ?? '').trim().toLowerCase();
  if (written === '' || written === '+' || written === '(') return false;
  if (written !== '-') return true;
  const before = text.slice(Math.max(0, start - 20), start);
  if (/[\d\p{L})%]$/u.test(before)) return false;
  if (!/ $/.test(sign ?? inner ?? '')) return !/(?:^|[^a-z])\d[\d.,]* $/i.test(before);
  if (/[\d\p{L})%"'] $/u.test(before)) return false;
  const isItem = /(?:^|\n) *$/.test(before) && text.includes('\n');
  return isItem ? null : true;
}

/** Whether a plus or minus stands behind a number or a word: 20 + 22, total - 5. */
function isOperator(text: string, start: number, sign = ''): boolean {
  return /^[-+]/.test(sign) && /[\d\p{L})%] *$/u.test(text.slice(Math.max(0, start - 3), start));
}

/** Whether two numbers of a unit stand around a slash, as in 120/80 mmHg: no fraction. */
function isPairOf({ over, under }: Record<string, string | undefined>, { unit }: Suffix): boolean {
  return unit !== null && under !== undefined && under.length > 1 && Number(over) > Number(under);
}

interface Reading {
  comma: Decimal;
  point: Decimal;
  shows: DecimalMark | null;
}

function readForm(groups: Record<string, string | undefined>): Reading | null {
  if (groups.over !== undefined) return readFraction(groups.over, groups.under!, groups.mixed);
  if (groups.base !== undefined) return readPower(groups.base, groups.power!);
  const digits = readDigits(groups.digits!);
  const exponent = Number(groups.exponent ?? groups.ten ?? 0);
  if (!digits || Math.abs(exponent) > MOST_EXPONENT) return null;
  const scaled = (text: string) => {
    const value = new Decimal(text);
    return exponent === 0 ? value : value.times(new Decimal(10).pow(exponent));
  };
  const point = scaled(digits.point);
  const comma = digits.comma === digits.point ? point : scaled(digits.comma);
  return { comma, point, shows: digits.shows };
}

const LONGEST_FRACTION = 30;

function readFraction(over: string, under: string, mixed = '0'): Reading | null {
  if (over.length + under.length + mixed.length > LONGEST_FRACTION || /^0+$/.test(under))
    return null;
  const value = new Decimal(over).dividedBy(under).plus(mixed);
  return { comma: value, point: value, shows: null };
}

/** Powers of ten are a way to write a number, others a sum to be done. */
function readPower(base: string, power: string): Reading | null {
  if (base !== '10' || Math.abs(Number(power)) > MOST_EXPONENT) return null;
  const value = new Decimal(10).pow(Number(power));
  return { comma: value, point: value, shows: null };
}

function currencyOf(written: string | undefined): string | null {
  return written === undefined ? null : (CURRENCIES[written.trim().toLowerCase()] ?? null);
}

interface Suffix {
  end: number;
  /** What it multiplies by; null where it may do that or be a unit. */
  factor: number | null;
  percent: boolean;
  currency: string | null;
  unit: string | null;
  /** Written with the ,- of whole Dutch amounts. */
  dutch: boolean;
}

const PERCENT = / ?(?:%|percent(?!\p{L})|per cent(?!\p{L})|procent(?!\p{L})|pct(?!\p{L}))/iuy;
const POINTS =
  / ?(?:(?:percentage|%)[ -]?points?|(?:procent|%)-?punt(?:en)?|ppt?|(?<basis>basis ?points?|basispunten?|bps))(?!\p{L})/iuy;
const PERMILLE = / ?‰/y;
const DUTCH_WHOLE = /,-{1,2}/y;
const AFTER =
  /( ?)([€$£¥₹₽₩₺฿円]|(?:[kc]?m\^?[23](?!\d)|km\/(?:uur|[hu])|m\/s)(?!\p{L})|[°µ]?\p{L}+(?:'s)?)/uy;

/** Words behind a number that are no unit of it. */
const JOINTS = new Set(['and', 'en', 'or', 'of', 'to', 'tot']);

/** What stands behind the digits: percent, magnitude, currency, unit. */
function readSuffix(text: string, at: number, hasCurrency: boolean): Suffix {
  const plain = { end: at, factor: 1, percent: false, currency: null, unit: null, dutch: false };
  const behind = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const points = behind(POINTS);
  if (points) {
    const unit = points.groups!.basis === undefined ? 'percentage point' : 'basis point';
    return { ...plain, end: at + points[0].length, unit };
  }
  const percent = behind(PERCENT);
  if (percent) return { ...plain, end: at + percent[0].length, percent: true };
  const permille = behind(PERMILLE);
  if (permille) return { ...plain, end: at + permille[0].length, factor: 0.001 };
  const whole = behind(DUTCH_WHOLE);
  if (whole) return { ...plain, end: at + whole[0].length, dutch: true };
  const after = behind(AFTER);
  if (!after) return plain;
  return readWord(text, after, plain, hasCurrency);
}

function readWord(
  text: string,
  after: RegExpExecArray,
  plain: Suffix,
  hasCurrency: boolean,
): Suffix {
  const [all, space = '', word = ''] = after;
  const end = plain.end + all.length;
  const letters = hasCurrency ? MONEY_MAGNITUDES : ATTACHED_MAGNITUDES;
  const attached = space === '' || hasCurrency || word === 'k' ? letters[word] : undefined;
  const factor = MAGNITUDES[word.toLowerCase()] ?? attached;
  if (factor !== undefined) {
    const next = readSuffix(text, end, hasCurrency);
    return { ...next, factor: next.factor === null ? null : factor * next.factor };
  }
  if ((space === '' ? NAMING : TWO_MEANINGS).has(word)) return { ...plain, factor: null };
  const currency = CURRENCIES[word.toLowerCase()];
  if (currency !== undefined) return { ...plain, end, currency };
  return { ...plain, unit: JOINTS.has(word.toLowerCase()) ? null : word };
}
