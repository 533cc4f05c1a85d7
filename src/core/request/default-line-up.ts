import { isRetired } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import type { Effort } from '../effort.ts';
import type { Candidate } from '../evaluation.ts';
import { priceAt } from '../pricing/price-at.ts';

/**
 * Returns the default line-up in the catalogue's order, each model at its default effort and at those it
 * is tried at, too; without what has retired or has no known price.
 */
export function defaultLineUp(catalog: Catalog, at: Date): Candidate[] {
  return catalog.models
    .filter((model) => model.lineUp && !isRetired(model, at) && priceAt(model, at) !== null)
    .flatMap((model) => [null, ...model.lineUpEfforts].map((effort) => candidateAt(model, effort)));
}

function candidateAt(
  { name, provider, id, defaultMaxOutputTokens }: CatalogModel,
  effort: Effort | null,
): Candidate {
  return {
    name: effort === null ? name : `${name}@${effort}`,
    provider,
    model: id,
    effort,
    maxOutputTokens: defaultMaxOutputTokens,
    temperature: null,
  };
}
