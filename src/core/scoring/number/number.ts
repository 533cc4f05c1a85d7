import { Decimal } from 'decimal.js';
import type { DecimalMark, Scorer } from '../../evaluation.ts';
import type { Score } from '../../trial.ts';
import { keeping } from '../keeping.ts';
import { RIGHT, unparsable, WRONG } from '../scores.ts';
import { answerNumber } from './answer-number.ts';
import { type ExpectedNumber, expectedNumber } from './expected-number.ts';
import type { Found } from './found.ts';
import { SEAT_OR_DEGREES } from './suffix.ts';
import { differInMeasure, isMeasure } from './units.ts';

type NumberOptions = Extract<Scorer, { type: 'number' }>;

/**
 * Whether the answer's number is the expected one, within the tolerance: exact decimals. An answer whose
 * number can't be read, or has two readings that differ, is unreadable.
 */
export function number(options: NumberOptions) {
  const expectedAs = keeping((text) => expectedNumber(text, options.decimal));
  const closely = (answer: string, expected: string): Score => {
    const wanted = expectedAs(expected);
    if (!wanted) return unparsable('no number is expected');
    const given = answerNumber(answer, options);
    if (typeof given === 'string') return unparsable(given);
    const spoken = languageOf(answer);
    const score = compare(given, wanted, options, spoken);
    if (score === RIGHT || given.also === null) return score;
    return compare(given.also, wanted, options, spoken) === RIGHT ? RIGHT : score;
  };
  return (answer: string, expected: string): Score =>
    asNumerals(answer, expected, options) ?? closely(answer, expected);

  function compare(
    found: Found,
    wanted: ExpectedNumber,
    by: NumberOptions,
    spoken: DecimalMark | null,
  ) {
    const mark = by.decimal ?? wanted.mark ?? (spoken === 'comma' ? spoken : clueOf(found));
    const value = readBy(found, mark);
    if (value === null) return TWO_READINGS;
    if (found.currency && wanted.currency && found.currency !== wanted.currency) return WRONG;
    if (isShare(found, wanted) || isShare(wanted, found)) return WRONG;
    if (isMoneyForMeasure(found, wanted) || isMoneyForMeasure(wanted, found)) return WRONG;
    if (differInMeasure(unitOf(found), unitOf(wanted))) return WRONG;
    if (SEAT_OR_DEGREES.has(found.unit ?? '') && wanted.unit === null) return TWO_READINGS;
    const near = inScaleOf(wanted, value, found.percent).find((one) =>
      isNear(one, wanted.value, by),
    );
    if (near === undefined) return WRONG;
    const asWritten = near.equals(wanted.value) && value.decimalPlaces() === GROUP;
    const meantOtherwise = found.currency !== null || (spoken !== null && spoken !== mark);
    return hasTwoReadings(found) && meantOtherwise && !asWritten && !value.isInteger()
      ? TWO_READINGS
      : RIGHT;
  }
}

const TWO_READINGS = unparsable('a number that can be read in two ways');

/** Whether one is a percentage and the other an amount of money. */
function isShare(one: Pick<Found, 'percent'>, other: Pick<Found, 'currency'>): boolean {
  return one.percent && other.currency !== null;
}

/** Whether an amount of money stands where a weight, a length or the like is expected, or the other way round. */
function isMoneyForMeasure(one: Pick<Found, 'currency' | 'unit'>, other: typeof one): boolean {
  return (
    one.currency !== null && one.unit === null && other.currency === null && isMeasure(other.unit)
  );
}

function unitOf({ percent, unit }: Pick<Found, 'percent' | 'unit'>): string | null {
  return percent ? '%' : unit;
}

/** Digits in one reading, of which a double holds every one. */
const NUMERAL = /^-?\d{1,12}(?:\.\d{1,2})?$/;
/** A numeral in bold, of money, or behind the words that lead to most answers. */
const LED_NUMERAL =
  /^\*{0,3}(?:(?:the |het )?(?:final )?(?:answer|total|result|antwoord|totaal)(?: is|:)\*{0,3} )?\*{0,3}[$€£]?(\d{1,12}(?:\.\d{1,2})?)\*{0,3}\.?$/i;

/** A sum in plain numerals, with what it comes to. */
const SUM = /^\d{1,12}(?:\.\d{1,2})? [-+*×] \d{1,12}(?:\.\d{1,2})? = (\d{1,12}(?:\.\d{1,2})?)\.?$/;
/** A last sentence that gives the total. */
const TOTAL_LAST =
  /^(?<before>[\s\S]*[.!?] )(?:the |het )?(?:total|totaal) (?:is|bedraagt) [$€£]? ?(?<given>\d{1,12}(?:\.\d{1,2})?)\.?$/i;
/** What may mark another number before it. */
const MARKS =
  /[\\#<=≈*]|answer|antwoord|conclu|total|totaal|result|outcome|uitkomst|sum|som|saldo|balance|remain|wait|wacht|actually|correct|scratch|thought|sorry|eigenlijk|of toch/i;

/** The score where both are plain numerals, as most are; null where they must be looked at closely. */
function asNumerals(answer: string, expected: string, options: NumberOptions): Score | null {
  if (!NUMERAL.test(expected)) return null;
  const given = numeralOf(answer, options);
  if (given === undefined) return null;
  if (Number(given) === Number(expected)) return RIGHT;
  return options.tolerance === 0 ? WRONG : null;
}

function numeralOf(answer: string, { strict, which }: NumberOptions): string | undefined {
  if (NUMERAL.test(answer)) return answer;
  if (strict) return undefined;
  const led = LED_NUMERAL.exec(answer)?.[1];
  if (led !== undefined || which !== null) return led;
  const sum = SUM.exec(answer)?.[1];
  if (sum !== undefined || answer.length > LONGEST_PLAIN) return sum;
  const { before, given } = TOTAL_LAST.exec(answer)?.groups ?? {};
  return before === undefined || MARKS.test(before) ? undefined : given;
}

/** A longer answer is looked at closely. */
const LONGEST_PLAIN = 1_000;

/** Digits between the marks of thousands. */
const GROUP = 3;

/** Words by which an answer is in Dutch, which puts a comma before the decimals, or in English. */
const DUTCH =
  /(?<!\p{L})(?:het|een|de|zijn|van|bedraagt|totaal|aantal|ongeveer|dus|deze|wordt|antwoord|jaar|maand|dagen|stuks|inwoners|personen|er|waren|heeft|hebben|werden|werd|dit|dat|ook|nog|maar|meer|bij|voor|met|niet|wij|je|kost|kosten|bedrag|circa)(?!\p{L})/iu;
const ENGLISH =
  /(?<!\p{L})(?:the|are|and|there|this|it|answer|total|about|approximately)(?!\p{L})/iu;

/** The mark before decimals of the language that an answer is in; null where it has no words that tell. */
function languageOf(answer: string): DecimalMark | null {
  if (DUTCH.test(answer)) return 'comma';
  return ENGLISH.test(answer) ? 'point' : null;
}

function hasTwoReadings({ value }: Found): boolean {
  return value !== null && !value.comma.equals(value.point);
}

/** How digits with two readings are meant where nothing tells: 1,234 is a thousand, and so is € 1.234; 1.234 is open. */
function clueOf({ currency, value }: Found): DecimalMark | null {
  const byPoint = value?.point.abs().greaterThan(value.comma.abs());
  if (byPoint) return 'point';
  return currency === null ? null : 'comma';
}

function readBy({ value }: Found, mark: DecimalMark | null): Decimal | null {
  if (!value) return null;
  if (mark !== null) return value[mark];
  return value.comma.equals(value.point) ? value.point : null;
}

/**
 * What the answer may be on the scale of what is expected, which its tolerance is on, too. A percentage is its number
 * where the other side leaves the sign out, or a hundredth of it where that is less than 1: a 1 may be all or a hundredth.
 */
function inScaleOf(wanted: ExpectedNumber, value: Decimal, percent: boolean): Decimal[] {
  if (percent === wanted.percent) return [value];
  const whole = wanted.value.abs().greaterThanOrEqualTo(1) || wanted.value.isZero() ? [value] : [];
  const isFraction = (percent ? wanted.value : value).abs().lessThan(1);
  if (!isFraction) return whole;
  return [...whole, percent ? value.dividedBy(100) : value.times(100)];
}

function isNear(value: Decimal, target: Decimal, { tolerance, relative }: NumberOptions): boolean {
  if (tolerance === 0) return value.equals(target);
  const allowed = relative ? target.abs().times(tolerance) : new Decimal(tolerance);
  return value.minus(target).abs().lessThanOrEqualTo(allowed);
}
