import type { Provider } from '@pydantic/genai-prices';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { libraryPrice, priceAt } from './price-at.ts';
import { type PriceQuote, quotesAgree, quoteWords } from './price-quotes.ts';

/** What is known of one model's price now, by how many. */
export interface PriceStanding {
  model: string;
  /** The price to go by, and where it comes from. */
  inForce: PriceQuote;
  /** A newer price of the library's that another source confirms is taken; else what was known stays. */
  standing: 'unchanged' | 'taken' | 'unconfirmed' | 'disagreed';
  /** Why, for a person; null where there is nothing to say. */
  warning: string | null;
}

/**
 * Compares the prices in force with those of the library's newer data (`library`) and of other
 * sources. A newer price of the library's is taken only where another source agrees within 0.1%; a
 * row of our own catalogue stays, and a source that says otherwise is a warning that names both.
 */
export function confirmPrices(
  catalog: Catalog,
  {
    library,
    others,
    at,
  }: {
    library: readonly Provider[];
    others: readonly ((model: CatalogModel) => PriceQuote | null)[];
    at: Date;
  },
): PriceStanding[] {
  return catalog.models.flatMap((model) => {
    if (model.own) return [];
    const quotes = others.flatMap((quote) => quote(model) ?? []);
    const inForce = quoteOf(priceAt(model, at), model.prices.length > 0 ? OURS : LIBRARY);
    const data = library.find(({ id }) => id === model.provider);
    const newer = quoteOf(data ? libraryPrice(model, at, data) : null, LIBRARY);
    const standing = inForce ? standingOf(model, inForce, { newer, quotes }) : null;
    return standing ? [standing] : [];
  });
}

const OURS = 'llm-pick';
const LIBRARY = 'genai-prices';

function quoteOf(price: ReturnType<typeof priceAt>, source: string): PriceQuote | null {
  if (!price) return null;
  return { source, inputUsd: price.base.input / 1e6, outputUsd: price.base.output / 1e6 };
}

function standingOf(
  { name: model, prices }: CatalogModel,
  inForce: PriceQuote,
  { newer, quotes }: { newer: PriceQuote | null; quotes: readonly PriceQuote[] },
): PriceStanding {
  const unlike = [...(newer ? [newer] : []), ...quotes].find(
    (quote) => !quotesAgree(quote, inForce),
  );
  if (!unlike) return { model, inForce, standing: 'unchanged', warning: null };
  const isNewer = prices.length === 0 && newer !== null && !quotesAgree(newer, inForce);
  if (isNewer && quotes.some((quote) => quotesAgree(quote, newer))) {
    return { model, inForce: newer, standing: 'taken', warning: null };
  }
  const both = `${quoteWords(inForce)} against ${quoteWords(unlike)}`;
  const alone = isNewer && quotes.length === 0;
  return {
    model,
    inForce,
    standing: alone ? 'unconfirmed' : 'disagreed',
    warning: alone
      ? `${model}: a newer price that no second source confirms, ${both}. The first one stays.`
      : `${model}: sources disagree, ${both}. The first one stays.`,
  };
}

/** The library's newer data with what was not taken left as it was. */
export function withTakenPrices(
  newer: readonly Provider[],
  { current, taken }: { current: readonly Provider[]; taken: ReadonlySet<string> },
): Provider[] {
  return newer.map((provider) => {
    const before = current.find(({ id }) => id === provider.id);
    const models = provider.models.map((model) =>
      taken.has(`${provider.id}/${model.id}`)
        ? model
        : (before?.models.find(({ id }) => id === model.id) ?? model),
    );
    return { ...provider, models };
  });
}
