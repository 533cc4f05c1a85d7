import { calcPrice, findProvider, type ModelPrice, type Provider } from '@pydantic/genai-prices';
import type { CatalogModel, PriceRow, Rates } from '../catalog/model.ts';

/** What a model's tokens cost at one moment: the rates of the whole call depend on its input. */
export interface Price {
  base: Rates;
  /** Ascending; a call with more input tokens than `above` pays these rates for every token. */
  tiers: readonly { above: number; rates: Rates }[];
  /** Where it was found and since when it holds: `catalog, from 2026-10-07`. */
  origin: string;
}

/**
 * The price in force at `at`: a dated row of the catalogue, else the price library's, but only for
 * a model it knows by exactly this id (it also matches siblings: `claude-sonnet-5-5` as
 * `claude-sonnet-5`). null: nobody knows the price, which is never the same as free.
 */
export function priceAt(model: CatalogModel, at: Date): Price | null {
  if (model.prices.length === 0) return libraryPrice(model, at);
  const row = model.prices.find(
    ({ from, to }) => new Date(from) <= at && (to === null || at < new Date(to)),
  );
  return row ? rowPrice(row) : null;
}

/** The moments after `at` at which an announced price begins, oldest first. */
export function laterPriceDates(model: CatalogModel, at: Date): Date[] {
  const days = model.prices.length > 0 ? model.prices.map(({ from }) => from) : libraryDays(model);
  return days
    .map((day) => new Date(day))
    .filter((day) => day > at)
    .sort((a, b) => a.getTime() - b.getTime());
}

/** The rates of a call with this many input tokens. */
export function ratesFor({ base, tiers }: Price, inputTokens: number): Rates {
  return tiers.findLast(({ above }) => inputTokens > above)?.rates ?? base;
}

function rowPrice(row: PriceRow): Price {
  const { from, above, source } = row;
  return {
    base: row,
    tiers: above ? [{ above: above.tokens, rates: above }] : [],
    origin: `catalog, from ${from} (${source})`,
  };
}

/** The library's own price; `data` in place of what it goes by. Throws where that is no price data. */
export function libraryPrice(
  { provider, id }: CatalogModel,
  at: Date,
  data?: Provider,
): Price | null {
  const source = data ? { provider: data } : { providerId: provider };
  // Without tokens: the answer is only asked for its price table.
  const found = calcPrice({}, id, { ...source, timestamp: at });
  if (found?.model.id !== id) return null;
  const table = found.model_price;
  const base = libraryRates(table, 0);
  if (!base) return null;
  const starts = Object.values(table).flatMap((price) =>
    typeof price === 'object' ? price.tiers.map(({ start }) => start) : [],
  );
  const tiers = [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((above) => ({ above, rates: libraryRates(table, above + 1)! }));
  return { base, tiers, origin: `genai-prices, at ${at.toISOString().slice(0, 10)}` };
}

/** null when the library lacks one of the two prices no text model is without. */
function libraryRates(table: ModelPrice, inputTokens: number): Rates | null {
  const rate = (key: string): number | null => {
    const price = table[key];
    if (price === undefined) return null;
    const dollars =
      typeof price === 'number'
        ? price
        : (price.tiers.findLast(({ start }) => inputTokens > start)?.price ?? price.base);
    return Math.round(dollars * 1e6);
  };
  const input = rate('input_mtok');
  const output = rate('output_mtok');
  if (input === null || output === null) return null;
  const cacheWrite = rate('cache_write_mtok') ?? input;
  return {
    input,
    output,
    cacheRead: rate('cache_read_mtok') ?? input,
    cacheWrite,
    cacheWrite1h: rate('cache_write_1h_mtok') ?? cacheWrite,
  };
}

function libraryDays({ provider, id }: CatalogModel): string[] {
  const row = findProvider({ providerId: provider })?.models.find((model) => model.id === id);
  if (!row || !Array.isArray(row.prices)) return [];
  return row.prices.flatMap(({ constraint }) =>
    constraint?.type === 'start_date' ? [constraint.start_date] : [],
  );
}
