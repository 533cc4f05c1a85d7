import { z } from 'zod';
import { findModel } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { exactDollars } from '../format.ts';
import { priceAt } from './price-at.ts';

/** What one source says a model costs, in dollars per million tokens. */
export interface PriceQuote {
  source: string;
  inputUsd: number;
  outputUsd: number;
}

/** Sources write dollars with different roundings. */
const WITHIN = 0.001;

/** Whether two sources say the same of a model: both its prices, within 0.1%. */
export function quotesAgree(one: PriceQuote, other: PriceQuote): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= WITHIN * Math.max(a, b);
  return near(one.inputUsd, other.inputUsd) && near(one.outputUsd, other.outputUsd);
}

/** `$5 in, $25 out (genai-prices)` */
export function quoteWords({ source, inputUsd, outputUsd }: PriceQuote): string {
  return `${exactDollars(inputUsd)} in, ${exactDollars(outputUsd)} out (${source})`;
}

/** What a catalogue that was published says of a model; null where it has no price of it. */
export function catalogQuote(
  published: Catalog,
  { name }: CatalogModel,
  at: Date,
): PriceQuote | null {
  const model = findModel(published, name);
  const price = model && priceAt(model, at);
  if (!price || model.prices.length === 0) return null;
  const { input, output } = price.base;
  return { source: 'published catalogue', inputUsd: input / 1e6, outputUsd: output / 1e6 };
}

const perToken = z.object({
  input_cost_per_token: z.number().positive(),
  output_cost_per_token: z.number().positive(),
});

const litellmData = z.record(z.string(), z.unknown());

/** LiteLLM's names for our providers' models. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['', 'anthropic/'],
  google: ['gemini/', ''],
};

/**
 * Reads LiteLLM's price file (model_prices_and_context_window.json): what it says of a model, found by
 * its exact id. Throws an Error for what is no such file.
 */
export function readLitellmPrices(data: unknown): (model: CatalogModel) => PriceQuote | null {
  const parsed = litellmData.safeParse(data);
  if (!parsed.success) throw new Error('not LiteLLM’s price data: it must be an object of models');
  return ({ provider, id }) => {
    for (const prefix of PREFIXES[provider] ?? []) {
      const entry = perToken.safeParse(parsed.data[`${prefix}${id}`]).data;
      if (entry) {
        return {
          source: 'LiteLLM',
          inputUsd: perMillion(entry.input_cost_per_token),
          outputUsd: perMillion(entry.output_cost_per_token),
        };
      }
    }
    return null;
  };
}

const perMillion = (perToken: number) => Math.round(perToken * 1e12) / 1e6;
