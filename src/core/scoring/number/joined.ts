import { Decimal } from 'decimal.js';
import { bothWays, type Found } from './found.ts';
import { MAGNITUDES } from './magnitudes.ts';
import { isMeant } from './meant.ts';
import { NUMBER_WORD, type Spelled, spelledNumbers } from './spelled.ts';

/** Between two parts of one number: "two million 300 thousand", "2 and a half". */
const GOES_ON = /^ (?:(?:and|en|&|et|y|e|und) (?:(?:an?|een|ein|une?|un[ao]|uma?) )?|an? )?$/i;
/** What makes a range, a sum or a part of a number and the next one. */
const BINDING =
  'or|of|to|tot|t/m|à|plus|minus|times|divided by|multiplied by|keer|maal|min|gedeeld door|point|komma|comma';
const BINDS = new RegExp(`^ (?:${BINDING}) $`, 'i');
/** Behind a number in words also what it is a share of: "one in 5", "two of the 5". */
const BINDS_WORDS = new RegExp(
  `^ (?:${BINDING}|in|op|uit|out of|van)(?: (?:the|de|het|every|elke|alle|all|these|those|deze|die))? $`,
  'i',
);
/** "two euros 50", "12 boxes and three": a number, its unit and what goes with it. */
const BINDS_UNITS =
  /^ (?:(?:euros?|dollars?|pounds?|hours?|uur|minutes?|minuten|years?|jaar|months?|maanden|weeks?|weken|days?|dagen|feet|foot)|\p{L}{1,20} (?:and|en|&)) $/iu;
/** A number again, in brackets, before what multiplies it: 3 (three) million. */
const SAID_AGAIN = new RegExp(
  `^ ?\\([^()]{1,40}\\) (?:${[...MAGNITUDES.keys()].join('|')})(?!\\p{L})`,
  'iu',
);
/** What the digits or words end with where more may be added: "2 million", "tweeduizend". */
const SCALE = new RegExp(`(${[...MAGNITUDES.keys()].join('|')})$`, 'i');
/** Longer than any number in words. */
const REACH = 80;

/**
 * The numbers in digits, each as one with the words for a number that stand beside it: "2 million three hundred".
 * Where that is no number ("twelve 50", "half of 10", "10 minus three") it can't be read.
 */
export function joinedWithWords(digits: readonly Found[], text: string): Found[] {
  const joined: Found[] = [];
  const hasWords = NUMBER_WORD.test(text);
  for (const [at, one] of digits.entries()) {
    const before = joined.at(-1);
    if (before && goesOn(text, before, one) && scaleOf(text, before)) {
      joined[joined.length - 1] = together(text, before, one);
      continue;
    }
    const to = digits[at + 1]?.start ?? text.length;
    joined.push(hasWords ? withWordsAround(text, one, before?.end ?? 0, to) : one);
  }
  return joined;
}

function goesOn(text: string, first: Found, second: Found): boolean {
  return text[second.start] !== '(' && GOES_ON.test(text.slice(first.end, second.start));
}

/** A number with the words right before and behind it, up to its neighbours. */
function withWordsAround(text: string, one: Found, from: number, to: number): Found {
  const whole = withWordsBefore(text, one, from);
  const behind = text.slice(one.end, Math.min(to, one.end + REACH));
  if (SAID_AGAIN.test(behind)) return { ...whole, value: null };
  const [first] = spelledNumbers(behind);
  if (!first || first.faint) return whole;
  const word = asFound(first, one.end);
  if (!isMeant(text, word)) return whole;
  const between = behind.slice(0, first.start);
  if (GOES_ON.test(between)) return together(text, whole, word);
  return BINDS.test(between) || BINDS_UNITS.test(between) ? unreadable(whole, word) : whole;
}

function withWordsBefore(text: string, one: Found, from: number): Found {
  const start = Math.max(from, one.start - REACH);
  const last = spelledNumbers(text.slice(start, one.start)).at(-1);
  if (!last || text[one.start] === '(') return one;
  const word = asFound(last, start);
  if (!last.faint && !isMeant(text, word)) return one;
  const between = text.slice(word.end, one.start);
  if (!last.faint && GOES_ON.test(between)) return together(text, word, one);
  const binds = BINDS_WORDS.test(between) || BINDS_UNITS.test(between);
  return binds ? unreadable(word, one) : one;
}

function asFound({ start, end, value }: Spelled, offset: number): Found {
  return {
    start: start + offset,
    end: end + offset,
    value: bothWays(value),
    shows: null,
    percent: false,
    currency: null,
    unit: null,
    accounting: false,
    also: null,
  };
}

function unreadable(first: Found, second: Found): Found {
  return { ...first, end: second.end, value: null };
}

/** Two numbers side by side as the one that they are: the second fills what the scale of the first leaves open. */
function together(text: string, first: Found, second: Found): Found {
  const [one, more] = [first.value?.point, second.value?.point];
  const scale = scaleOf(text, first) ?? (first.unit === null && isPart(second) ? 1 : null);
  const isOne = one && more && scale !== null && !more.isNegative() && more.lessThan(scale);
  if (!isOne || !one.equals(first.value!.comma) || !more.equals(second.value!.comma)) {
    return unreadable(first, second);
  }
  const isHalf = isPart(second) && scale > 1;
  const value = one.plus(one.isNegative() ? more.negated() : more);
  const { end, unit, percent } = second;
  const currency = first.currency ?? second.currency;
  return { ...first, end, unit, percent, currency, value: isHalf ? null : bothWays(value) };
}

const ZERO = new Decimal(0);

/** Whether a number is a part of one: a half, three quarters. */
function isPart({ value }: Found): boolean {
  const part = value?.point ?? ZERO;
  return part.greaterThan(0) && part.lessThan(1);
}

/** What the last word of a number multiplies by; null where it ends otherwise. */
function scaleOf(text: string, { start, end }: Found): number | null {
  const [, word] = SCALE.exec(text.slice(start, end)) ?? [];
  return word === undefined ? null : (MAGNITUDES.get(word.toLowerCase()) ?? null);
}
