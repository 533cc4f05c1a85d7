import type { CatalogModel } from '../catalog/model.ts';
import { priceAt, ratesFor } from './price-at.ts';

/**
 * Dollars of a call of this size without cached tokens; the sizes may be means. null when the price
 * is unknown. For what a call did cost, see priceCall.
 */
export function expectedCallCost(
  model: CatalogModel,
  { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number },
  at: Date,
): number | null {
  const price = priceAt(model, at);
  if (!price) return null;
  const rates = ratesFor(price, inputTokens);
  return (inputTokens * rates.input + outputTokens * rates.output) / 1e12;
}
