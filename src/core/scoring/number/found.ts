import type { Decimal } from 'decimal.js';
import type { DecimalMark } from '../../evaluation.ts';

/** A number as it stands in a text. */
export interface Found {
  start: number;
  /** Behind its unit or magnitude. */
  end: number;
  /** Its readings by the mark before its decimals; null where it can't be read. */
  value: Readonly<Record<DecimalMark, Decimal>> | null;
  /** The mark that its form gives away; null where it has none, or two readings. */
  shows: DecimalMark | null;
  percent: boolean;
  currency: string | null;
  unit: string | null;
  /** In parentheses, as bookkeepers write what is below zero. */
  accounting: boolean;
  /** What it says too: the 1/6 that "1/6 ≈ 0.167" approximates, the 42 days of "6 weeks (42 days)". */
  also: Found | null;
}

/** A value that reads the same whichever mark stands before the decimals. */
export function bothWays(value: Decimal): Record<DecimalMark, Decimal> {
  return { comma: value, point: value };
}
