import type { ModelSettings } from '../evaluation.ts';
import type { CatalogModel } from './model.ts';

/** "Haiku 5.5", or "Haiku 5.5 (low)" where the effort is set. */
export function candidateLabel(model: CatalogModel | null, candidate: ModelSettings): string {
  const label = model?.label ?? candidate.model;
  return candidate.effort ? `${label} (${candidate.effort.replaceAll('-', ' ')})` : label;
}
