import type { Found } from './found.ts';
import { isSamePart } from './one-number.ts';
import { isSameAmount } from './units.ts';

/** Between an amount and the same one in another unit: "6 weeks (42 days)", "two weeks, i.e. 14 days". */
const BETWEEN =
  /^(?: ?[\p{L}°]+)?(?: ?\(|,? (?:i\.?e\.?|that is|oftewel|ofwel|dat is|d\.?w\.?z\.?),? )$/iu;

/** Between a part of a whole and its percentage: "0.25 or 25%". */
const OR = /^,? (?:or|of) $/i;

/** Returns the numbers with an amount that is said again in another unit as one, which is either of the two. */
export function withRestated(found: readonly Found[], text: string): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const isAgain = before && isRestated(text, before, one);
    if (isAgain) joined[joined.length - 1] = { ...before, end: one.end, also: one };
    else joined.push(one);
  }
  return joined;
}

function isRestated(text: string, first: Found, second: Found): boolean {
  if (!first.value || !second.value || first.also) return false;
  const { value, unit } = second;
  const bracket = text[second.start] === '(' ? 1 : 0;
  const between = text.slice(first.end, second.start + bracket);
  if (isSamePart(first, second)) return OR.test(between) || BETWEEN.test(between);
  const isSame = [first.value.point, first.value.comma].some((one) =>
    [value.point, value.comma].some((other) => isSameAmount(one, first.unit, other, unit)),
  );
  return isSame && BETWEEN.test(between);
}
