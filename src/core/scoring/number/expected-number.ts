import type { Decimal } from 'decimal.js';
import type { DecimalMark } from '../../evaluation.ts';
import { plainCharacters } from '../normalise/characters.ts';
import { findNumbers } from './find-numbers.ts';
import { isOpen } from './links.ts';
import { plainMath } from './plain-math.ts';

/** An expected answer read in one way. */
export interface ExpectedNumber {
  value: Decimal;
  percent: boolean;
  currency: string | null;
  unit: string | null;
  /** The mark before decimals that it shows, or was read by; null where it has none. */
  mark: DecimalMark | null;
}

/** The one number of an expected answer, by the given mark or its own; null where it isn't one number. */
export function expectedNumber(text: string, decimal: DecimalMark | null): ExpectedNumber | null {
  const plain = plainly(text);
  const found = findNumbers(plain);
  const [only] = found;
  if (!only?.value || found.length > 1 || isOpen(plain, found, 0)) return null;
  const { value, percent, currency, unit, shows } = only;
  const twoReadings = !value.comma.equals(value.point);
  const dutchMoney =
    twoReadings && currency !== null && value.comma.abs().greaterThan(value.point.abs());
  const mark = shows ?? decimal ?? (twoReadings ? (dutchMoney ? 'comma' : 'point') : null);
  const read = value[mark ?? 'point'];
  const negative = only.accounting && plain.startsWith('(') && !read.isNegative();
  return { value: negative ? read.negated() : read, percent, currency, unit, mark };
}

/** A longer text is no number that anyone expects. */
const LONGEST = 1_000;

function plainly(text: string): string {
  return text.length > LONGEST ? '' : plainMath(plainCharacters(text)).trim();
}

/** The two readings of an expected answer where it has them; null where it has one, or none. */
export function twoReadings(text: string): readonly [Decimal, Decimal] | null {
  const found = findNumbers(plainly(text));
  const value = found.length === 1 ? found[0]!.value : null;
  return value && !value.comma.equals(value.point) ? [value.comma, value.point] : null;
}

/** The mark before decimals that a file's expected answers show; null where none does, or both are there. */
export function decimalMark(expected: Iterable<string>): DecimalMark | null {
  const shown = new Set<DecimalMark>();
  for (const text of expected) {
    const found = findNumbers(plainly(text));
    const mark = found.length === 1 ? found[0]!.shows : null;
    if (mark) shown.add(mark);
  }
  const [mark] = shown;
  return shown.size === 1 ? mark! : null;
}
