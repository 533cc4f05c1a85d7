import { Decimal } from 'decimal.js';
import type { DecimalMark } from '../../evaluation.ts';
import { readDigits } from './digits.ts';

/** Larger exponents are no numbers that anyone compares. */
const MOST_EXPONENT = 400;

/** The readings of a number, and the mark before decimals that its form gives away. */
interface Reading {
  comma: Decimal;
  point: Decimal;
  shows: DecimalMark | null;
}

/** Returns what the groups of a form in FORMS say; null where they make no number. */
export function readForm(groups: Record<string, string | undefined>): Reading | null {
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
