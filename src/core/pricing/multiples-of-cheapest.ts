import { type Catalog, isRetired } from '../catalog.ts';
import { expectedCallCost } from './expected-call-cost.ts';

/** Three input tokens to one of output, the usual blend to compare list prices by. */
const BLEND = { inputTokens: 3, outputTokens: 1 };

/**
 * How many times the cheapest model's list price each model costs, by name, cheapest first; in a
 * blend of three input tokens to one of output. Without retired models and unknown prices. List
 * prices only: models count tokens and think differently, so what a call costs must be measured.
 */
export function multiplesOfCheapest(catalog: Catalog, at: Date): ReadonlyMap<string, number> {
  const priced = catalog.models
    .filter((model) => !isRetired(model, at))
    .flatMap((model) => {
      const cost = expectedCallCost(model, BLEND, at);
      return cost === null ? [] : [{ name: model.name, cost }];
    })
    .sort((a, b) => a.cost - b.cost);
  const cheapest = priced.find(({ cost }) => cost > 0)?.cost ?? 1;
  return new Map(priced.map(({ name, cost }) => [name, cost / cheapest]));
}
