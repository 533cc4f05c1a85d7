import { bothWays, type Found } from './found.ts';

const BETWEEN = /^ ?(?:and |en |& )?$/i;

/** The cents of "5 euro 50", by their digits alone. */
const BARE_CENTS =
  /^ \d\d(?! ?(?!(?:per|each|apiece|elk|incl\p{L}*|excl\p{L}*|in totaal)(?!\p{L}))[\p{L}\d%€$£]|[.,:/-]\d)/u;

/** Returns the numbers with an amount and its cents as one: "5 euro en 50 cent" is 5.5, and so is "5 euro 50". */
export function withCents(found: readonly Found[], text: string): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isCents = before && (one.currency === 'cent' || isBareCents(text, before, one));
    const sum = isCents ? plusCents(text, before, one) : null;
    if (sum) joined[joined.length - 1] = sum;
    else joined.push(one);
  }
  return joined;
}

/** An amount of whole euros, dollars or pounds with the cents behind it; null where the two are no such pair. */
function plusCents(text: string, amount: Found, cents: Found): Found | null {
  if (amount.currency === null || amount.currency === 'cent') return null;
  const [whole, part] = [wholeOf(amount), cents.value?.point];
  if (!whole || !part?.isInteger() || part.isNegative() || part.greaterThan(99)) return null;
  if (!BETWEEN.test(text.slice(amount.end, cents.start))) return null;
  const more = whole.isNegative() ? part.negated() : part;
  return { ...amount, end: cents.end, value: bothWays(whole.plus(more.dividedBy(100))) };
}

/** Two digits right behind the word for a currency, with nothing behind them. */
function isBareCents(text: string, amount: Found, { start, end }: Found): boolean {
  if (start !== amount.end + 1 || end !== start + 2) return false;
  return /\p{L}$/u.test(text.slice(0, amount.end)) && BARE_CENTS.test(text.slice(amount.end));
}

/** A whole amount, by the reading that is whole: the point of "1.250 euro" parts thousands. */
function wholeOf({ value }: Found) {
  return [value?.point, value?.comma].find((reading) => reading?.isInteger());
}
