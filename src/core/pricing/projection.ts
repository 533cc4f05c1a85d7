import type { CatalogModel } from '../catalog/model.ts';
import type { Usage } from '../trial.ts';
import { expectedCallCost } from './call-cost.ts';
import { laterPriceDates } from './price-at.ts';

/** What a model would cost in production; dollars. */
export interface Projection {
  costPerCall: number;
  monthlySpend: number;
  /** From each announced price step on (ISO 8601), until the model retires. */
  laterSpend: { from: string; monthlySpend: number }[];
}

/**
 * What `volume` calls a month would cost at the price in force at `at`, and at every price already
 * announced for later. `usage` is the mean of one call; its cached tokens count as plain input,
 * because a test loop's cache hits don't happen in production. null when the price is unknown.
 */
export function projectSpend({
  model,
  usage,
  volume,
  at,
}: {
  model: CatalogModel;
  usage: Pick<Usage, 'input' | 'output'>;
  volume: number;
  at: Date;
}): Projection | null {
  const sizes = { inputTokens: usage.input, outputTokens: usage.output };
  const costPerCall = expectedCallCost(model, sizes, at);
  if (costPerCall === null) return null;
  const monthlySpend = costPerCall * volume;
  const laterSpend: Projection['laterSpend'] = [];
  let before = monthlySpend;
  for (const from of laterPriceDates(model, at)) {
    if (model.retires !== null && from >= new Date(model.retires)) break;
    const later = expectedCallCost(model, sizes, from);
    if (later === null || later * volume === before) continue;
    before = later * volume;
    laterSpend.push({ from: from.toISOString(), monthlySpend: before });
  }
  return { costPerCall, monthlySpend, laterSpend };
}
