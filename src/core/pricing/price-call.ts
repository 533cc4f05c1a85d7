import type { CatalogModel, Rates } from '../catalog/model.ts';
import type { Picodollars } from '../money.ts';
import type { PricedCall, Usage } from '../trial.ts';
import { type Price, priceAt, ratesFor } from './price-at.ts';

/**
 * What one call cost, exactly: each call alone, since its own input decides its rates. Thinking is
 * part of `usage.output`. null when the price is unknown: then the call's cost is unknown, not 0.
 */
export function priceCall(model: CatalogModel, usage: Usage, at: Date): PricedCall | null {
  const price = priceAt(model, at);
  if (!price) return null;
  const rates = ratesFor(price, usage.input);
  return {
    cost: costOf(usage, rates),
    uncachedCost: costOf({ ...usage, cacheRead: 0, cacheWrite: 0 }, rates),
    priceRow: inWords(price, rates),
  };
}

function costOf({ input, cacheRead, cacheWrite, output }: Usage, rates: Rates): Picodollars {
  // A provider that counts cached tokens apart from the input must not make the rest negative.
  const plain = Math.max(0, input - cacheRead - cacheWrite);
  return (
    times(plain, rates.input) +
    times(cacheRead, rates.cacheRead) +
    times(cacheWrite, rates.cacheWrite) +
    times(output, rates.output)
  );
}

const times = (tokens: number, rate: number): Picodollars => BigInt(tokens) * BigInt(rate);

/** `$0.1 in, $0.5 out per million tokens: catalog, from 2026-10-07 (…)` */
function inWords({ base, origin, tiers }: Price, rates: Rates): string {
  const tier = tiers.find((candidate) => candidate.rates === rates && rates !== base);
  const long = tier ? ` (input above ${tier.above} tokens)` : '';
  return `$${rates.input / 1e6} in, $${rates.output / 1e6} out per million tokens${long}: ${origin}`;
}
