import { dollars, percent, wholeNumber } from '../../format.ts';
import { type AddedTokensCost, breakEvenTokens } from '../../pricing/added-tokens.ts';

/** What the sentences about money need. */
export interface AddedMoney {
  /** "the document", "5 examples", "the rules". */
  what: string;
  /** "Google", "Anthropic". */
  vendor: string;
  added: AddedTokensCost;
  /** Dollars a month of the candidate without what is added. */
  plainMonthly: number;
}

/**
 * Returns what a candidate costs a month with what is added to it, cached where that can be counted on:
 * `With the document it costs $56 a month, $45 of it for the document.`
 */
export function addedMoneyWords({ what, vendor, added, plainMonthly }: AddedMoney): string {
  const all = plainMonthly + added.monthly;
  const first = `With ${what} it costs ${dollars(all)} a month, ${dollars(added.monthly)} of it for ${what}`;
  return `${first}${cacheWords(vendor, added, plainMonthly)}.`;
}

function cacheWords(vendor: string, added: AddedTokensCost, plainMonthly: number): string {
  const { cached, isCached, uncachedMonthly, couldBeMonthly } = added;
  if (cached && isCached) {
    const hits = `${percent(cached.hitShare)} of the calls read it from ${vendor}’s cache, kept for ${cached.kept}`;
    return `: ${hits}, if your own calls ask for that; uncached ${dollars(plainMonthly + uncachedMonthly)}`;
  }
  if (cached) return `: too few calls for ${vendor}’s cache to pay`;
  if (couldBeMonthly !== null) {
    const least = dollars(plainMonthly + couldBeMonthly);
    return `; it could be as little as ${least} if ${vendor} keeps it cached, which can’t be counted on`;
  }
  return '';
}

/**
 * Returns what is left of a cheap model's saving: how many tokens it may be given before it costs what
 * the next one does. `Above 1,950 tokens it would cost more than Sonnet 5.5.` null where it does already
 * without any.
 */
export function breakEvenWords(
  next: string,
  { saving, perToken }: { saving: number; perToken: number },
): string | null {
  if (saving <= 0) return null;
  const tokens = breakEvenTokens(saving, perToken);
  return `Above ${wholeNumber(tokens)} uncached tokens a call it would cost more than ${next}.`;
}
