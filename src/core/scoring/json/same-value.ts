import { Decimal } from 'decimal.js';
import { LosslessNumber } from 'lossless-json';
import type { Leniency } from '../../trial.ts';
import { foldCase } from '../normalise/fold.ts';
import { alike, type Likeness, PLAIN_WORDS, SAME } from '../text/alike.ts';
import { isObject } from './read-json.ts';

export interface ValueOptions {
  /** Whether the order of a list counts. */
  order: boolean;
  /** By how much a number may differ. */
  tolerance: number;
  /** Texts are the same only as they stand, and no wanted field may be left out. */
  strict: boolean;
}

/**
 * Whether two JSON values are the same, and what had to be dropped; null when not. An object may have more fields than
 * the wanted one, and a field that is wanted as null may be left out.
 */
export function sameValue(given: unknown, wanted: unknown, options: ValueOptions): Likeness | null {
  if (Array.isArray(wanted)) return sameList(given, wanted, options);
  if (isObject(wanted)) return isObject(given) ? sameObject(given, wanted, options) : null;
  if (given === wanted) return SAME;
  if (wanted === null) return given === undefined && !options.strict ? LEFT_OUT : null;
  return sameScalar(given, wanted, options);
}

const LEFT_OUT: Likeness = { leniency: 'a field that is null' };

function sameScalar(given: unknown, wanted: unknown, options: ValueOptions): Likeness | null {
  if (isNumber(given) && isNumber(wanted)) return sameNumber(given, wanted, options) ? SAME : null;
  if (typeof given === 'string' && typeof wanted === 'string') {
    if (!options.strict && PLAIN_WORDS.test(given) && PLAIN_WORDS.test(wanted)) {
      return given.toLowerCase() === wanted.toLowerCase() ? SAME : null;
    }
    if (given.normalize() === wanted.normalize()) return SAME;
    return options.strict ? null : alike(foldCase(given.trim()), foldCase(wanted.trim()));
  }
  return null;
}

type JsonNumber = number | LosslessNumber;

function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'number' || value instanceof LosslessNumber;
}

/** Digits that a double holds: 0.1 + 0.2 is 0.3 in these. */
const DOUBLE_DIGITS = 15;

/** Numbers further apart than this share of one differ in their first 15 digits. */
const NEARLY = 1e-12;

function sameNumber(
  given: JsonNumber | string,
  wanted: JsonNumber | string,
  { tolerance, strict }: ValueOptions,
): boolean {
  if (typeof given === 'number' && typeof wanted === 'number' && tolerance === 0) {
    if (given === wanted) return true;
    if (strict || Number.isInteger(given) || Math.abs(given - wanted) > NEARLY * Math.abs(given)) {
      return false;
    }
    return given.toPrecision(DOUBLE_DIGITS) === wanted.toPrecision(DOUBLE_DIGITS);
  }
  const [a, b] = [decimalOf(given), decimalOf(wanted)];
  if (a.equals(b)) return true;
  if (tolerance > 0) return a.minus(b).abs().lessThanOrEqualTo(tolerance);
  if (strict || a.isInteger()) return false;
  return a.toSignificantDigits(DOUBLE_DIGITS).equals(b.toSignificantDigits(DOUBLE_DIGITS));
}

function decimalOf(value: JsonNumber | string): Decimal {
  return new Decimal(typeof value === 'object' ? value.value : value);
}

function sameList(given: unknown, wanted: readonly unknown[], options: ValueOptions) {
  if (!Array.isArray(given) || given.length !== wanted.length) return null;
  const { matches, leniency } = matchesIn(given, wanted, options);
  return matches === wanted.length ? { leniency } : null;
}

/** Comparisons of one list as a set: more would take seconds. */
const MOST_COMPARISONS = 50_000;

/** How many wanted items a list has, at their places or, where the order doesn't count, anywhere. */
export function matchesIn(
  given: readonly unknown[],
  wanted: readonly unknown[],
  options: ValueOptions,
): { matches: number; leniency: Leniency | null } {
  return options.order
    ? matchesInPlace(given, wanted, options)
    : matchesAnywhere(given, wanted, options);
}

function matchesInPlace(
  given: readonly unknown[],
  wanted: readonly unknown[],
  options: ValueOptions,
) {
  let matches = 0;
  let leniency: Leniency | null = null;
  for (let at = 0; at < given.length && at < wanted.length; at++) {
    const likeness = sameValue(given[at], wanted[at], options);
    if (!likeness) continue;
    matches++;
    leniency ??= likeness.leniency;
  }
  return { matches, leniency };
}

/** Equal texts and numbers find each other at once; what is left is compared one by one. */
function matchesAnywhere(
  given: readonly unknown[],
  wanted: readonly unknown[],
  options: ValueOptions,
) {
  const counts = new Map<unknown, number>();
  for (const item of given) counts.set(item, (counts.get(item) ?? 0) + 1);
  const isExact = options.tolerance === 0;
  const missing = isExact ? wanted.filter((item) => !takeFrom(counts, item)) : wanted;
  let matches = wanted.length - missing.length;
  const left = [...counts].flatMap(([item, times]) => Array<unknown>(times).fill(item));
  let comparisons = 0;
  let leniency: Leniency | null = null;
  for (const item of missing) {
    for (let at = 0; at < left.length; at++) {
      if (++comparisons > MOST_COMPARISONS) return { matches, leniency };
      const likeness = sameValue(left[at], item, options);
      if (!likeness) continue;
      left.splice(at, 1);
      matches++;
      leniency ??= likeness.leniency;
      break;
    }
  }
  return { matches, leniency };
}

/** Whether an item was still there; it is taken away. */
function takeFrom(counts: Map<unknown, number>, item: unknown): boolean {
  const times = counts.get(item) ?? 0;
  if (times > 0) counts.set(item, times - 1);
  return times > 0;
}

function sameObject(
  given: Record<string, unknown>,
  wanted: Record<string, unknown>,
  options: ValueOptions,
) {
  const fields = Object.keys(wanted);
  if (fields.length === 0) return Object.keys(given).length === 0 ? SAME : null;
  let leniency: Leniency | null = null;
  for (const field of fields) {
    const likeness = sameField(given, wanted, field, options);
    if (!likeness) return null;
    leniency ??= likeness.leniency;
  }
  return { leniency };
}

/** Whether an object has a field as wanted. */
export function sameField(
  given: Record<string, unknown>,
  wanted: Record<string, unknown>,
  field: string,
  options: ValueOptions,
): Likeness | null {
  return sameValue(own(given, field), own(wanted, field), options);
}

function own(object: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(object, field) ? object[field] : undefined;
}
