import { findProvider, REMOTE_DATA_JSON_URL, updatePrices } from '@pydantic/genai-prices';
import type { PriceSources } from '../config.ts';
import { providersOf } from '../core/catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../core/catalog/model.ts';
import { parseCatalog } from '../core/catalog/parse-catalog.ts';
import {
  confirmPrices,
  type PriceStanding,
  withTakenPrices,
} from '../core/pricing/confirm-prices.ts';
import { parseLibraryData } from '../core/pricing/library-data.ts';
import { catalogQuote, type PriceQuote, readLitellmPrices } from '../core/pricing/price-quotes.ts';
import { fetchText } from './fetch-text.ts';

/** The library's data has one or two million, LiteLLM's as many. */
const MOST_BYTES = 10_000_000;

/**
 * Fetches newer prices and has those that two sources agree on in force from now on. Returns how each
 * model's price stands, and which sources could not be had (the library's is needed: without it this
 * throws an Error).
 */
export async function takeNewerPrices(
  catalog: Catalog,
  { sources, at, signal }: { sources: PriceSources; at: Date; signal: AbortSignal },
): Promise<{ standings: PriceStanding[]; missing: string[] }> {
  const data = await fetchText(sources.library ?? REMOTE_DATA_JSON_URL, {
    signal,
    mostBytes: MOST_BYTES,
  });
  const library = parseLibraryData(JSON.parse(data), catalog, at);
  const { others, missing } = await otherSources(sources, { at, signal });
  const standings = confirmPrices(catalog, { library, others, at });
  const taken = new Set(
    standings.flatMap(({ model, standing }) => (standing === 'taken' ? [model] : [])),
  );
  const current = providersOf(catalog).flatMap((providerId) => findProvider({ providerId }) ?? []);
  updatePrices(({ setProviderData }) =>
    setProviderData(withTakenPrices(library, { current, taken })),
  );
  return { standings, missing };
}

type Quotes = (model: CatalogModel) => PriceQuote | null;

async function otherSources(
  { catalog, litellm }: PriceSources,
  { at, signal }: { at: Date; signal: AbortSignal },
): Promise<{ others: Quotes[]; missing: string[] }> {
  const missing: string[] = [];
  const read = async (url: string | null, make: (text: string) => Quotes): Promise<Quotes[]> => {
    if (url === null) return [];
    try {
      return [make(await fetchText(url, { signal, mostBytes: MOST_BYTES }))];
    } catch (error) {
      missing.push(`${url}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  };
  const published = await read(catalog, (text) => {
    const published = parseCatalog(text);
    return (model) => catalogQuote(published, model, at);
  });
  const second = await read(litellm, (text) => readLitellmPrices(JSON.parse(text)));
  return { others: [...published, ...second], missing };
}
