import { Decimal } from 'decimal.js';
import { isGiven } from './asides.ts';
import type { Found } from './found.ts';
import { isOpen } from './links.ts';
import { hasLaterStep } from './marked-parts.ts';
import { isSame, OPEN, readable, SEVERAL } from './one-number.ts';

/** What the last equals sign leads to; null where there is none before a number. */
export function outcomeOf(text: string, found: readonly Found[]): Found | string | null {
  const equations = found.filter(
    ({ start, end }) =>
      !/^ ?\?/.test(text.slice(end, end + 2)) &&
      /(?<!!)[=≈] *[*$`(]*$/.test(text.slice(Math.max(0, start - 10), start)) &&
      !isGiven(text, start) &&
      !/\([^()]*[=≈] *$/.test(text.slice(Math.max(0, start - 40), start)),
  );
  const last = equations.at(-1);
  if (!last) return null;
  if (isOfATerm(text, last)) return OPEN;
  const results = equations.filter((one) => !isOfATerm(text, one));
  if (hasLaterStep(text.slice(last.end))) return SEVERAL;
  const at = found.indexOf(last);
  if (!isOpen(text, found, at)) {
    const before = results.at(-2);
    const isAnother = before && !isSame(before, last);
    if (isAnother && ANOTHER.test(text.slice(before.end, last.start))) return SEVERAL;
    const names = new Set(results.flatMap(({ start }) => nameBefore(text, start)));
    return names.size > 1 ? SEVERAL : readable({ ...last, also: exactOf(text, found, at) });
  }
  const [first] = found;
  return first && !isOpen(text, found, 0) && results.length === 1 ? readable(first) : OPEN;
}

const OF_A_TERM = /(?<![\w/{.,^])\d+(?:[.,]\d+)?[a-z] *[=≈] *[*$`(]*$/i;
const NAMED = /(?<![\p{L}\d])[a-z](?:\([a-z]\))? *[=≈] *[*$`(]*$/iu;
const VARIABLE_BEHIND = /\d[a-z](?![\p{L}\d])/iu;

/** Whether a number is what an equation of some of an unknown comes to, or a part of one: "2x = 14", "y = 14x". */
function isOfATerm(text: string, { start, end }: Found): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (NAMED.test(before) && VARIABLE_BEHIND.test(text.slice(start, end + 2))) return true;
  return OF_A_TERM.test(before);
}

/** The first number where all others are what it is made up of: "25 days: 20 by law and 5 extra"; null elsewhere. */
export function totalOf(text: string, found: readonly Found[]): Found | null {
  const [first, ...parts] = found;
  if (!first?.value || parts.length < 2 || parts.length > MOST_PARTS) return null;
  if (!PARTS_FOLLOW.test(text.slice(first.end, parts[0]!.start))) return null;
  if (parts.some(({ value }) => value === null)) return null;
  const sum = parts.reduce((total, { value }) => total.plus(value!.point), new Decimal(0));
  return sum.equals(first.value.point) ? first : null;
}

const MOST_PARTS = 20;
const PARTS_FOLLOW =
  /[:(]|(?<!\p{L})(?:of which|waarvan|namely|namelijk|te weten|consisting|bestaande|made up)(?!\p{L})/iu;

/** Between two solutions: "x = 4 or x = -4". */
const ANOTHER = /^[ $]*(?:,|;|or|of|and|en|∨)+ *\p{L}* *[=≈][ $]*$/iu;

/** The number that this one is about, right before its ≈: the 1/6 of "1/6 ≈ 0.167"; null where there is none. */
function exactOf(text: string, found: readonly Found[], at: number): Found | null {
  const [before, last] = [found[at - 1], found[at]!];
  if (!before?.value || !last.value || isOpen(text, found, at - 1)) return null;
  if (!/^[ $]*≈[ $]*$/.test(text.slice(before.end, last.start))) return null;
  const apart = before.value.point.minus(last.value.point).abs();
  return apart.lessThanOrEqualTo(last.value.point.abs().times(ROUNDED)) ? before : null;
}

/** By how much of it an approximation may differ. */
const ROUNDED = 0.05;

/** The name that an equation gives its number: the x of "x = 5". */
function nameBefore(text: string, start: number): string[] {
  const [, name] =
    /(?<![\p{L}\d])(\p{L}[\p{L}\d]*) *[=≈] *[*$`(]*$/u.exec(
      text.slice(Math.max(0, start - 40), start),
    ) ?? [];
  return name === undefined ? [] : [name.toLowerCase()];
}
