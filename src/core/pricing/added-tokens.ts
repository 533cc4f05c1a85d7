import type { CatalogModel, Rates } from '../catalog/model.ts';
import { type CallSizes, costOfSizes } from './call-cost.ts';
import { type Price, ratesFor } from './price-at.ts';

/** Tokens that are put before every call of a model: a document, examples, rules. */
export interface AddedTokens {
  model: CatalogModel;
  /** How many they are. */
  tokens: number;
  /** The unchanging beginning of a call in all, the added tokens included: what a cache would keep. */
  prefixTokens: number;
  /** A call without them. */
  call: CallSizes;
  /** Calls a month. */
  volume: number;
  /** When they come: evenly over the month, or in office hours alone (22 days of 8 hours). */
  spread: 'evenly' | 'office hours';
  /** Of the model's tokens in the month that is meant; null: nobody knows it. */
  price: Price | null;
}

/** How long a provider keeps a beginning; Google's own time isn't promised. */
type Kept = '5 minutes' | '1 hour';

/** What the added tokens cost, in dollars a call and a month. */
export interface AddedTokensCost {
  uncached: number;
  uncachedMonthly: number;
  /** Where the cache can be counted on, the cheaper time to keep it, with the share of calls that hit it. */
  cached: { usd: number; monthly: number; kept: Kept; hitShare: number } | null;
  /** Dollars a month if every call hit a cache that can't be counted on; null where none may be had. */
  couldBeMonthly: number | null;
  /** The smaller of what can be counted on, and whether that is the cached one. */
  usd: number;
  monthly: number;
  isCached: boolean;
}

const MINUTES_A_MONTH = { evenly: 30 * 24 * 60, 'office hours': 22 * 8 * 60 } as const;
const MINUTES_KEPT: Readonly<Record<Kept, number>> = { '5 minutes': 5, '1 hour': 60 };

/**
 * Returns what added tokens cost (recipes.md A6), or null where the price is unknown. Uncached, each
 * is an input token; a call that they carry over a price's threshold pays its higher rates for all its
 * tokens. Cached, a call that comes within the time kept reads them, any other writes them. A cache
 * that comes by itself (Google's), or whose smallest beginning is unpublished, is never counted on; of
 * the latter none may be had below the smallest that its provider published for another model.
 */
export function addedTokensCost(added: AddedTokens): AddedTokensCost | null {
  const { model, tokens, call, volume, price } = added;
  const { inputTokens, outputTokens } = call;
  if (price === null) return null;
  const longer = { inputTokens: inputTokens + tokens, outputTokens };
  const rates = ratesFor(price, longer.inputTokens);
  const uncached = costOfSizes(price, longer) - costOfSizes(price, call);
  const withCache = (perToken: number) => uncached + (tokens * (perToken - rates.input)) / 1e12;
  const fits = added.prefixTokens >= (model.cacheFloor ?? leastFloorOf(model));
  const isFirm = model.cacheKind === 'explicit' && model.cacheFloor !== null && fits;
  const cached = isFirm ? cheapestCached(added, rates, withCache) : null;
  const mayBeHad = model.cacheKind !== null && !isFirm && fits;
  const usd = Math.min(uncached, cached?.usd ?? Infinity);
  return {
    uncached,
    uncachedMonthly: uncached * volume,
    cached,
    couldBeMonthly: mayBeHad ? withCache(rates.cacheRead) * volume : null,
    usd,
    monthly: usd * volume,
    isCached: cached !== null && cached.usd < uncached,
  };
}

/** The fewest tokens of a cached beginning that each provider has published for any of its models (catalog/models.yml). */
const LEAST_FLOORS: Readonly<Record<string, number>> = { anthropic: 512, google: 2_048 };

const leastFloorOf = ({ provider }: CatalogModel) => LEAST_FLOORS[provider] ?? 0;

function cheapestCached(
  { volume, spread }: AddedTokens,
  rates: Rates,
  withCache: (perToken: number) => number,
): AddedTokensCost['cached'] {
  const perMinute = volume / MINUTES_A_MONTH[spread];
  const options = (['5 minutes', '1 hour'] as const).map((kept) => {
    const hitShare = 1 - Math.exp(-perMinute * MINUTES_KEPT[kept]);
    const write = kept === '1 hour' ? rates.cacheWrite1h : rates.cacheWrite;
    const usd = withCache(hitShare * rates.cacheRead + (1 - hitShare) * write);
    return { usd, monthly: usd * volume, kept, hitShare };
  });
  return options.reduce((best, option) => (option.usd < best.usd ? option : best));
}

/**
 * Returns how many added tokens a cheap model may have before a call costs what the next one's does,
 * uncached: 1,950 where the next costs $0.000585 more and an input token $0.0000003 (recipes.md A6).
 */
export function breakEvenTokens(saving: number, perToken: number): number {
  return Math.floor(saving / perToken + 1e-9);
}
