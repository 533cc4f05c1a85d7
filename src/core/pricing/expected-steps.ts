import type { CatalogModel } from '../catalog/model.ts';
import { type CallSizes, costOfSizes } from './call-cost.ts';
import type { PriceOf } from './month-price.ts';

/** One call of an answer, and the part of the answers that take it. */
export interface ExpectedStep extends CallSizes {
  /** null when the catalogue no longer knows it. */
  model: CatalogModel | null;
  share: number;
}

/** Returns the dollars an answer of these calls is expected to cost at given prices; null where one is unknown. */
export function expectedAnswerCost(
  calls: readonly ExpectedStep[],
  priceOf: PriceOf,
): number | null {
  let usd = 0;
  for (const { model, share, ...sizes } of calls) {
    const price = model && priceOf(model);
    if (price === null) return null;
    usd += share * costOfSizes(price, sizes);
  }
  return usd;
}
