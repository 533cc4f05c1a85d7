import { bothWays, type Found } from './found.ts';

const BETWEEN = /^ ?(?:and |en |& )?$/i;

/** Returns the numbers with an amount and its cents as one: "5 euro en 50 cent" is 5.5. */
export function withCents(found: readonly Found[], text: string): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const sum = before && one.currency === 'cent' ? plusCents(text, before, one) : null;
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

/** A whole amount, by the reading that is whole: the point of "1.250 euro" parts thousands. */
function wholeOf({ value }: Found) {
  return [value?.point, value?.comma].find((reading) => reading?.isInteger());
}
