import { type Catalog, findModel, resolveCandidate } from '../catalog.ts';
import { candidateLabel } from '../estimate/call-prices.ts';

/** Labels by the catalogue; a name it doesn't know is its own label. */
export function labelsOf(catalog: Catalog): (name: string) => string {
  return (name) => {
    const resolved = resolveCandidate(catalog, name);
    if ('message' in resolved) return name;
    const { candidate } = resolved;
    const model = findModel(catalog, `${candidate.provider}/${candidate.model}`);
    return candidateLabel(model, candidate);
  };
}
