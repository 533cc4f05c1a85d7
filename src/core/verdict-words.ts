import type { ModelResult, Result } from './result.ts';

/**
 * A verdict as a person reads it. A model that wasn't run is "not needed" only where a cheaper one
 * is proven; where money or a provider ended it, it is "not run". The pick says that it is the pick.
 */
export function verdictWords(model: ModelResult, { models, pick }: Result): string {
  if (model.model === pick?.model) return `${model.verdict}, the pick`;
  if (model.verdict !== 'not run') return model.verdict;
  const picked = models.find((other) => other.model === pick?.model);
  const spared = picked?.verdict === 'proven' && picked.costPerCall <= model.costPerCall;
  return spared ? 'not needed' : 'not run';
}
