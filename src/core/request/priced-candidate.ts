import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import { date } from '../format.ts';
import { priceAt } from '../pricing/price-at.ts';

/**
 * Returns what an entry of a line-up means, or a message. Calls whose price nobody knows can't be kept
 * within a budget, and would look free in the estimate.
 */
export function pricedCandidate(
  catalog: Catalog,
  entry: Parameters<typeof resolveCandidate>[1],
  at: Date,
): ReturnType<typeof resolveCandidate> {
  const resolved = resolveCandidate(catalog, entry, at);
  if ('message' in resolved) return resolved;
  const { provider, model } = resolved.candidate;
  const name = `${provider}/${model}`;
  const listed = findModel(catalog, name);
  if (listed && priceAt(listed, at)) return resolved;
  return {
    message: `No price is known for ${name} on ${date(at)}: add one to catalog/models.yml, or take it out.`,
  };
}
