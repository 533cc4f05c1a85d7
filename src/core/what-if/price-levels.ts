import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { EvaluationSpec } from '../evaluation.ts';

/** Returns the price levels that some model of an evaluation has: `batch`, `flex`, …, each once. */
export function priceLevels({ candidates }: EvaluationSpec, catalog: Catalog): string[] {
  const levels = candidates.flatMap(({ provider, model }) =>
    Object.keys(findModel(catalog, `${provider}/${model}`)?.levels ?? {}),
  );
  return [...new Set(levels)];
}
