import type { ModelResult, Result } from './result.ts';

/**
 * A verdict as a person reads it. What the others are measured against is the reference, not proven
 * to be anything. A model that wasn't run is "not needed" only where a cheaper one
 * is proven; where money or a provider ended it, it is "not run". The pick says that it is the pick.
 */
export function verdictWords(model: ModelResult, { models, pick, evaluation }: Result): string {
  const { bar } = evaluation;
  const isReference = typeof bar === 'object' && bar.of === model.model;
  const verdict = isReference && model.verdict === 'proven' ? 'reference' : model.verdict;
  if (model.model === pick?.model) return `${verdict}, the pick`;
  if (verdict !== 'not run') return verdict;
  const picked = models.find((other) => other.model === pick?.model);
  const spared = picked?.verdict === 'proven' && picked.costPerCall <= model.costPerCall;
  return spared ? 'not needed' : 'not run';
}
