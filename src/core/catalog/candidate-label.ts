import type { ModelSettings } from '../evaluation.ts';
import type { CatalogModel } from './model.ts';

/**
 * "Haiku 5.5"; "Haiku 5.5 (low)" where the effort is set, and "(low, no thinking)" where none comes
 * before an answer.
 */
export function candidateLabel(model: CatalogModel | null, candidate: ModelSettings): string {
  const label = model?.label ?? candidate.model;
  if (!candidate.effort) return label;
  // No candidate has tools to think between.
  return `${label} (${candidate.effort.replace('-between-tools', ', no thinking')})`;
}
