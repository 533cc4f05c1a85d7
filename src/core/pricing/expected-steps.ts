import type { CatalogModel } from '../catalog/model.ts';
import { type CallSizes, expectedCallCost } from './call-cost.ts';

/** One call of an answer, and the part of the answers that take it. */
export interface ExpectedStep extends CallSizes {
  /** null when the catalogue no longer knows it. */
  model: CatalogModel | null;
  share: number;
}

/** Returns the dollars an answer of these calls is expected to cost at a moment; null where a price is unknown. */
export function expectedAnswerCost(calls: readonly ExpectedStep[], at: Date): number | null {
  let usd = 0;
  for (const { model, share, ...sizes } of calls) {
    const cost = model && expectedCallCost(model, sizes, at);
    if (cost === null) return null;
    usd += share * cost;
  }
  return usd;
}
