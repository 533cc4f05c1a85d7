import type { CatalogModel, Rates } from '../catalog/model.ts';
import { DAY_MS } from '../week/whole-days.ts';
import { laterPriceDates, type Price, priceAt, ratesFor } from './price-at.ts';

/** The price of a model's tokens, for whatever time is meant; null where nobody knows it. */
export type PriceOf = (model: CatalogModel) => Price | null;

/** Whole days (UTC), the first of them at `first`. */
export interface Days {
  first: Date;
  days: number;
}

/** Returns a calendar month (UTC): the next one after `at`, or so many `later`. */
export function monthAfter(at: Date, later = 0): Days {
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1 + later));
  const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return { first, days: (next - first.getTime()) / DAY_MS };
}

/** A price, and the moment (ms) it begins. */
interface DatedPrice {
  from: number;
  price: Price;
}

/**
 * Returns a model's prices from `at` on, oldest first. Where one ends without another being announced,
 * it is taken to go on. Empty when the price of `at` is unknown.
 */
export function announcedPrices(model: CatalogModel, at: Date): readonly DatedPrice[] {
  const now = priceAt(model, at);
  if (now === null) return [];
  const later = laterPriceDates(model, at).flatMap((from) => {
    const price = priceAt(model, from);
    return price === null ? [] : [{ from: from.getTime(), price }];
  });
  return [{ from: -Infinity, price: now }, ...later];
}

/** Returns the mean price over some days, each at the price in force when it begins; null without prices, or days. */
export function meanPrice(prices: readonly DatedPrice[], { first, days }: Days): Price | null {
  const parts = prices.flatMap(({ from, price }, index) => {
    const until = prices[index + 1]?.from ?? Infinity;
    const share = (dayOf(until, first, days) - dayOf(from, first, days)) / days;
    return share > 0 ? [{ price, share }] : [];
  });
  const [only] = parts;
  if (!only || parts.length === 1) return only?.price ?? null;
  const thresholds = new Set(parts.flatMap(({ price }) => price.tiers.map(({ above }) => above)));
  return {
    base: meanRates(parts, 0),
    tiers: [...thresholds]
      .sort((a, b) => a - b)
      .map((above) => ({ above, rates: meanRates(parts, above + 1) })),
    origin: parts.map(({ price }) => price.origin).join('; '),
  };
}

/**
 * Returns a model's price in the next calendar month (UTC) after `at`: the mean over its days of the
 * prices announced for them. A month's calls, spread evenly, cost that times their number. A retirement
 * doesn't count: the calls must be made. null when the price of `at` is unknown.
 */
export function monthPrice(model: CatalogModel, at: Date): Price | null {
  return meanPrice(announcedPrices(model, at), monthAfter(at));
}

/** How many of the days have begun at a moment. */
function dayOf(moment: number, first: Date, days: number): number {
  return Math.min(days, Math.max(0, Math.ceil((moment - first.getTime()) / DAY_MS)));
}

function meanRates(parts: readonly { price: Price; share: number }[], tokens: number): Rates {
  const mean = (of: keyof Rates) =>
    parts.reduce((sum, { price, share }) => sum + share * ratesFor(price, tokens)[of], 0);
  return {
    input: mean('input'),
    output: mean('output'),
    cacheRead: mean('cacheRead'),
    cacheWrite: mean('cacheWrite'),
    cacheWrite1h: mean('cacheWrite1h'),
  };
}
