import type { Decimal } from 'decimal.js';
import { MEASURES, PREFIXES, SIGN_OF } from './unit-names.ts';

/** Returns whether two units are different ones, so that the same number is another amount or of another thing. */
export function differInMeasure(one: string | null, other: string | null): boolean {
  if (!isMeasure(one) || !isMeasure(other)) return false;
  const [a, b] = [unitOf(one), unitOf(other)];
  return a !== b && ![a, b].every((unit) => METRES_OR_MINUTES.includes(unit));
}

/** An m may be either. */
const METRES_OR_MINUTES = ['m', 'min'];

/** Returns whether two different units measure one thing, so that one amount may be in both: 3 hours and 20 minutes. */
export function measureTheSame(one: string | null, other: string | null): boolean {
  if (!isMeasure(one) || !isMeasure(other)) return false;
  const [a, b] = [unitOf(one), unitOf(other)];
  return a !== b && measureOf(a) === measureOf(b);
}

/** The units that measure what this one does. */
function measureOf(unit: string): (typeof MEASURES)[number] | undefined {
  return MEASURES.find((kinds) => kinds.some((kind) => unit in kind));
}

/** Returns whether a unit is one that amounts of money are never in. */
export function isMeasure(unit: string | null): unit is string {
  return unit !== null && measureOf(unitOf(unit)) !== undefined;
}

/** Returns whether two amounts in different units are the same: 6 weeks and 42 days. */
export function isSameAmount(
  one: Decimal,
  unit: string | null,
  other: Decimal,
  otherUnit: string | null,
): boolean {
  if (unit === null || otherUnit === null) return false;
  const [a, b] = [unitOf(unit), unitOf(otherUnit)];
  const kind = MEASURES.flat().find((units) => a in units && b in units);
  return kind !== undefined && a !== b && one.times(kind[a]!).equals(other.times(kind[b]!));
}

/** Megabits, where MB, mb and megabyte are bytes; a second of them or not. */
const BITS = /^(?:[KMGT]b|[KMGTkmgt]b(?:its?|ps))$/;
const BYTES_A_SECOND = /^[KMGTkmgt]Bps$/;

const PREFIXED = new RegExp(`^(${Object.keys(PREFIXES).join('|')})(.+)$`);

/** The sign of a unit, in small letters but for the M of mega where an m is another one: mW and MW. */
function unitOf(written: string): string {
  const plain = written.replace('^', '').replace('μ', 'µ');
  if (BITS.test(plain)) return `${plain[0]!.toLowerCase()}bit`;
  if (BYTES_A_SECOND.test(plain)) return `${plain[0]!.toLowerCase()}b`;
  const mega = plain.startsWith('M') ? `M${plain.slice(1).toLowerCase()}` : '';
  if (MEASURES.some((kinds) => kinds.some((kind) => mega in kind))) return mega;
  const small = plain.toLowerCase();
  const sign = SIGN_OF.get(small);
  if (sign !== undefined) return sign;
  const [, prefix = '', base = ''] = PREFIXED.exec(small) ?? [];
  const prefixed = SIGN_OF.get(base);
  return prefixed === undefined
    ? small
    : `${PREFIXES[prefix]}${prefixed === 'bytes' ? 'b' : prefixed}`;
}
