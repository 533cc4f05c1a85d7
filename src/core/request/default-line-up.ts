import { isRetired } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate } from '../evaluation.ts';
import { priceAt } from '../pricing/price-at.ts';

/** The default line-up in the catalogue's order, without what has retired or has no known price. */
export function defaultLineUp(catalog: Catalog, at: Date): Candidate[] {
  return catalog.models
    .filter((model) => model.lineUp && !isRetired(model, at) && priceAt(model, at) !== null)
    .map(({ name, provider, id, defaultMaxOutputTokens }) => ({
      name,
      provider,
      model: id,
      effort: null,
      maxOutputTokens: defaultMaxOutputTokens,
      temperature: null,
    }));
}
