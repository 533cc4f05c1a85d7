import { candidateLabel } from './candidate-label.ts';
import { modelOf } from './find-model.ts';
import type { Catalog } from './model.ts';
import { resolveCandidate } from './resolve-candidate.ts';

/** Labels by the catalogue; a name it doesn't know is its own label. */
export function labelsOf(catalog: Catalog): (name: string) => string {
  return (name) => {
    const resolved = resolveCandidate(catalog, name);
    if ('message' in resolved) return name;
    const { candidate } = resolved;
    const model = modelOf(catalog, candidate);
    return candidateLabel(model, candidate);
  };
}
