import { candidateLabel } from './candidate-label.ts';
import { modelOf } from './find-model.ts';
import type { Catalog } from './model.ts';
import { resolveCandidate } from './resolve-candidate.ts';

/** Returns what people read for a candidate's unique name. */
export type LabelOf = (name: string) => string;

/** Labels by the catalogue, of each model that a recipe's name holds; a name it doesn't know is its own label. */
export function labelsOf(catalog: Catalog): LabelOf {
  const labelOf = (name: string) => {
    const resolved = resolveCandidate(catalog, name);
    if ('message' in resolved) return name;
    const { candidate } = resolved;
    return candidateLabel(modelOf(catalog, candidate), candidate);
  };
  return (name) => name.replaceAll(MODEL_NAME, labelOf);
}

/** `provider/model@effort`, wherever it stands in a name. */
const MODEL_NAME = /(?<![\w./-])[a-z][\w-]*\/[\w.-]+(?:@[a-z-]+)?/g;
