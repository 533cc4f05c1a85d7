import type { Found } from './find-numbers.ts';

const RANGE = /^ *(?:-+|to|tot|t\/m|until|or|of|à|±|\/|\+-|plus or minus) *$/i;
const BETWEEN_AND = /^ *(?:and|en) *$/i;
const BETWEEN = /(?:between|tussen|from|van) *$/i;
const OPERATOR =
  /^ *(?:[-+*x×÷/·^]|plus|minus|times|divided by|multiplied by|keer|maal|min|gedeeld door) *$/i;
const OF = /^ *(?:of|van) *$/i;
const BOUND =
  /(?:[<>≥≤]=?|(?<!\p{L})(?:(?:more|less|fewer|greater|higher|lower|larger|smaller) than|at least|at most|up to|minder dan|meer dan|groter dan|kleiner dan|ten minste|tenminste|minstens|hoogstens|ten hoogste|maximaal|minimaal|almost|nearly|bijna|above|below|(?:just |well )?under|just over|boven|onder)) *[$€£]? *$/iu;
const OVER = /(?<!\p{L})over *$/iu;
/** In Dutch "over 14 dagen" is when, in English "over 14 days" a bound. */
const DUTCH_TIME =
  /^ *(?:dag|dagen|week|weken|maand|maanden|jaar|uur|uren|minuten|seconden)(?!\p{L})/iu;
const BOUND_AFTER =
  /^ ?(?:\+(?! ?\d)|or (?:more|less|higher|lower|fewer)|of (?:meer|minder|hoger|lager))/i;
const DENIED =
  /(?<![\p{L}'])(?:\p{L}*n't|not|no|never|niet|geen|nooit) +(?:(?:equal to|an?|the|een|de|het|gelijk aan) +)?[$€£]? *$/iu;

/** Longer than anything that links two numbers or goes before one. */
const REACH = 40;

/** Whether a number is one end of a range or of several choices, a part of a sum, or only a bound. */
export function isOpen(text: string, found: readonly Found[], at: number): boolean {
  const before = beforeOf(text, found, at);
  const after = text.slice(found[at]!.end, found[at]!.end + REACH);
  if (BOUND.test(before) || BOUND_AFTER.test(after)) return true;
  if (OVER.test(before) && !DUTCH_TIME.test(text.slice(digitsEnd(text, found[at]!)))) return true;
  return links(text, found, at - 1) || links(text, found, at);
}

/** Whether a number is a part of a sum that someone does: 20 + 22. */
export function isInSum(text: string, found: readonly Found[], at: number): boolean {
  return [at - 1, at].some((first) => {
    const link = between(text, found, first) ?? '';
    return OPERATOR.test(link) || (OF.test(link) && found[first]!.percent);
  });
}

/** Whether a number is named to say that it isn't the answer: "not 42". */
export function isDeniedNumber(text: string, found: readonly Found[], at: number): boolean {
  return DENIED.test(beforeOf(text, found, at));
}

function beforeOf(text: string, found: readonly Found[], at: number): string {
  const { start } = found[at]!;
  return text.slice(Math.max(0, start - REACH), start);
}

/** Where the digits of a number end and its unit begins. */
function digitsEnd(text: string, { start, end }: Found): number {
  const [digits = ''] = /^[^\p{L}]*/u.exec(text.slice(start, end)) ?? [];
  return start + digits.trimEnd().length;
}

function links(text: string, found: readonly Found[], first: number): boolean {
  const link = between(text, found, first);
  if (link === null) return false;
  if (RANGE.test(link) || OPERATOR.test(link) || OF.test(link)) return true;
  return BETWEEN_AND.test(link) && BETWEEN.test(beforeOf(text, found, first));
}

function between(text: string, found: readonly Found[], first: number): string | null {
  const [one, next] = [found[first], found[first + 1]];
  if (!one || !next || next.start - one.end > REACH) return null;
  return text.slice(one.end, next.start);
}
