import type { LabelOf } from '../blocks/surfaces.ts';
import { type Catalog, findModel, resolveCandidate } from '../core/catalog.ts';
import { candidateLabel } from '../core/pricing/call-prices.ts';

/** Labels by the catalogue; a name it doesn't know is its own label. */
export function labelsOf(catalog: Catalog): LabelOf {
  return (name) => {
    const resolved = resolveCandidate(catalog, name);
    if ('message' in resolved) return name;
    const { candidate } = resolved;
    const model = findModel(catalog, `${candidate.provider}/${candidate.model}`);
    return candidateLabel(model, candidate);
  };
}
