import { Decimal } from 'decimal.js';
import { CURRENCIES } from './amounts.ts';
import { withCents } from './cents.ts';
import { FORMS } from './forms.ts';
import { bothWays, type Found } from './found.ts';
import { partBehind } from './fractions.ts';
import { joinedWithWords } from './joined.ts';
import { isMeant } from './meant.ts';
import { readForm } from './read-form.ts';
import { withRestated } from './restated.ts';
import { belowZeroAt, isLoss, isOperator, signOf } from './signs.ts';
import { NUMBER_WORD, type Spelled, spelledNumbers } from './spelled.ts';
import { readSuffix, type Suffix } from './suffix.ts';

/** Decimals are exact: as many digits as anyone compares. */
Decimal.set({ precision: 500, toExpNeg: -9e15, toExpPos: 9e15 });

/** An answer with more is a table: no one number of it is the answer. */
const MOST_NUMBERS = 1_000;

/** The numbers of a text of plain characters, by place: those in digits, in words, and in both. */
export function findNumbers(text: string): Found[] {
  const digits: Found[] = [];
  for (const match of text.matchAll(FORMS)) {
    if (match.groups!.other === undefined) digits.push(fromMatch(text, match));
    if (digits.length === MOST_NUMBERS) break;
  }
  if (!NUMBER_WORD.test(text)) return withRestated(withCents(digits, text), text);
  const all = withWords(joinedWithWords(digits, text), text);
  return withRestated(withCents(all, text), text);
}

/** These numbers with those in words that they don't hold, by place; "one" and "een" only where nothing else is there. */
function withWords(found: readonly Found[], text: string): Found[] {
  const words = spelledNumbers(text).filter((one) => isMeant(text, one));
  const clear = words.filter(({ faint }) => !faint);
  if (found.length === 0)
    return (clear.length > 0 ? clear : words).map((one) => inWords(text, one));
  let next = 0;
  const apart = clear.filter(({ start, end }) => {
    while (next < found.length && found[next]!.end <= start) next++;
    return next === found.length || found[next]!.start >= end;
  });
  return [...found, ...apart.map((one) => inWords(text, one))].sort((a, b) => a.start - b.start);
}

function inWords(text: string, { start, end, value }: Spelled): Found {
  const part = partBehind(text, { start, end, value });
  const suffix = readSuffix(text, part?.end ?? end, { hasCurrency: false });
  const below = belowZeroAt(text, suffix.end);
  const isOpen = suffix.factor === null || part?.by === null || isLoss(text, start, suffix.unit);
  const scaled = isOpen ? null : value.dividedBy(part?.by ?? 1).times(suffix.factor!);
  return {
    start,
    end: suffix.end + below,
    value: scaled && bothWays(signed(scaled, below > 0)),
    shows: null,
    percent: suffix.percent,
    currency: suffix.currency,
    unit: suffix.unit,
    accounting: false,
    also: null,
  };
}

function fromMatch(text: string, match: RegExpMatchArray): Found {
  const groups = match.groups!;
  const start = match.index!;
  const end = start + match[0].length;
  const suffix = readSuffix(text, end, { hasCurrency: groups.currency !== undefined });
  const read = isPairOf(groups, suffix) ? null : readForm(groups);
  const negative = isLoss(text, start, suffix.unit) ? null : signOf(text, start, groups);
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
    also: null,
  };
}

function signed(value: Decimal, negative: boolean): Decimal {
  return negative ? value.negated() : value;
}

/** Whether two numbers of a unit stand around a slash, as in 120/80 mmHg: no fraction. */
function isPairOf({ over, under }: Record<string, string | undefined>, { unit }: Suffix): boolean {
  return unit !== null && under !== undefined && under.length > 1 && Number(over) > Number(under);
}

function currencyOf(written: string | undefined): string | null {
  return written === undefined ? null : (CURRENCIES[written.trim().toLowerCase()] ?? null);
}
