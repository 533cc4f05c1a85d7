import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { priceAt } from '../pricing/price-at.ts';

/**
 * Returns the candidate that drafts variants unless a person names another, of at least one: by what its
 * answers cost a token, a third of the way down from the most expensive, as writing inputs takes no more.
 */
export function defaultWriter(
  candidates: readonly Candidate[],
  catalog: Catalog,
  at: Date,
): string {
  const priceOf = (candidate: Candidate) => {
    const model = modelOf(catalog, candidate);
    return (model && priceAt(model, at)?.base.output) ?? 0;
  };
  const sorted = candidates.toSorted((a, b) => priceOf(b) - priceOf(a));
  return itemAt(sorted, Math.floor(sorted.length / 3)).name;
}
