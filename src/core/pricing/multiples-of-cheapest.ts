import { isRetired } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { expectedCallCost } from './call-cost.ts';

/** Three input tokens to one of output, the usual blend to compare list prices by. */
const BLEND = { inputTokens: 3, outputTokens: 1 };

/**
 * How many times the cheapest model's list price each model costs, by name, cheapest first; in a
 * blend of three input tokens to one of output. Retired models have their last price, but are not
 * the cheapest; without unknown prices. List prices only: models count tokens and think
 * differently, so what a call costs must be measured.
 */
export function multiplesOfCheapest(catalog: Catalog, at: Date): ReadonlyMap<string, number> {
  const priced = catalog.models
    .flatMap((model) => {
      const cost = expectedCallCost(model, BLEND, at);
      return cost === null ? [] : [{ model, cost }];
    })
    .sort((a, b) => a.cost - b.cost);
  const cheapest = priced.find(({ model, cost }) => cost > 0 && !isRetired(model, at))?.cost ?? 1;
  return new Map(priced.map(({ model, cost }) => [model.name, cost / cheapest]));
}
