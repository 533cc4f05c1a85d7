import { candidateLabel } from './candidate-label.ts';
import { findModel } from './find-model.ts';
import type { Catalog } from './model.ts';
import { resolveCandidate } from './resolve-candidate.ts';

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
