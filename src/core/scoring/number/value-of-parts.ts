import { Decimal } from 'decimal.js';
import type { Part } from './number-words.ts';

/** Returns what the words of a number come to; null where they form none. `onesFirst`: three and twenty is 23. */
export function valueOfParts(given: readonly Part[], onesFirst: boolean): Decimal | null {
  const parts = withShares(given);
  const point = parts.findIndex(({ kind }) => kind === 'point');
  if (point >= 0)
    return valueWithDecimals(parts.slice(0, point), parts.slice(point + 1), onesFirst);
  let total = new Decimal(0);
  let current: Decimal | null = null;
  let joined = false;
  for (const [at, one] of parts.entries()) {
    if (one.kind === 'joint') {
      joined = true;
      continue;
    }
    const ofAPart = one.kind === 'one' && current !== null && parts[at + 1]?.kind === 'part';
    if (ofAPart) continue;
    if (one.kind === 'many' && current === null) return null;
    if (one.kind === 'many' || (one.kind === 'times' && one.value >= 1_000)) {
      total = total.plus((current ?? ONE).times(one.value));
      current = null;
    } else {
      current = grown(current, one, { joined, onesFirst });
      if (!current) return null;
    }
    joined = false;
  }
  return total.plus(current ?? 0);
}

const ONE = new Decimal(1);

/** Parts with the "three quarters" of "two and three quarters" as one. */
function withShares(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const one of parts) {
    const [joint, count] = whole.slice(-2);
    const isShare = one.kind === 'part' && joint?.kind === 'joint' && count?.kind === 'number';
    if (!isShare) whole.push(one);
    else
      whole[whole.length - 1] = {
        kind: 'share',
        value: new Decimal(count.value).dividedBy(one.over),
      };
  }
  return whole;
}

/** "three point one four", "one point two million": a number, its decimals, one word each, and what multiplies it. */
function valueWithDecimals(
  whole: readonly Part[],
  behind: readonly Part[],
  onesFirst: boolean,
): Decimal | null {
  const last = behind.at(-1);
  if (last?.kind === 'times' || last?.kind === 'many') {
    return valueWithDecimals(whole, behind.slice(0, -1), onesFirst)?.times(last.value) ?? null;
  }
  const decimals = behind;
  const digits = decimals.map((one) => {
    if (one.kind === 'one') return 1;
    return one.kind === 'number' ? one.value : -1;
  });
  const value = whole.length > 0 ? valueOfParts(whole, onesFirst) : null;
  if (!value || digits.length === 0 || digits.some((digit) => digit < 0)) return null;
  if (digits.length > 1 && digits.some((digit) => digit > 9)) return null;
  return new Decimal(`${value}.${digits.join('')}`);
}

/** What stands between two words of a number. */
interface Link {
  joined: boolean;
  onesFirst: boolean;
}

/** What a number below a thousand becomes with its next word; null where the word can't follow. */
function grown(current: Decimal | null, next: Part, link: Link): Decimal | null {
  switch (next.kind) {
    case 'one':
      return current ? added(current, 1, link) : ONE;
    case 'number':
      return current ? added(current, next.value, link) : new Decimal(next.value);
    case 'times':
      return (current ?? ONE).times(next.value);
    case 'part':
      if (current === null) return ONE.dividedBy(next.over);
      return link.joined ? current.plus(ONE.dividedBy(next.over)) : current.dividedBy(next.over);
    case 'share':
      return current?.plus(next.value) ?? null;
    default:
      return null;
  }
}

/** "twenty" and "three", "drie" en "twintig", "hundred" and "twelve"; null for "seven" "eight". */
function added(current: Decimal, value: number, { joined, onesFirst }: Link): Decimal | null {
  const tens = current.modulo(100).toNumber();
  const tensFirst = value < 10 ? tens % 10 === 0 && tens !== 10 : tens === 0;
  const isReversed = onesFirst && joined && value >= 20 && value % 10 === 0 && tens < 10;
  return tensFirst || isReversed ? current.plus(value) : null;
}
