import type { CatalogModel } from '../catalog/model.ts';
import { laterPriceDates } from './price-at.ts';

/** What a model would cost in production; dollars. */
export interface Projection {
  costPerCall: number;
  monthlySpend: number;
  /** From each announced price step on (ISO 8601), until the model retires. */
  laterSpend: { from: string; monthlySpend: number }[];
}

/** Dollars of the mean call at the prices of a moment; null where nobody knows them. */
type CostAt = (moment: Date) => number | null;

/** A model's calls in production. */
export interface ProjectedCalls {
  model: CatalogModel;
  costAt: CostAt;
  /** Calls a month. */
  volume: number;
  at: Date;
}

/**
 * What the calls would cost at the price in force at `at`, and at every price already announced for
 * later. null when the price is unknown.
 */
export function projectSpend({ model, costAt, volume, at }: ProjectedCalls): Projection | null {
  const costPerCall = costAt(at);
  if (costPerCall === null) return null;
  const monthlySpend = costPerCall * volume;
  const laterSpend: Projection['laterSpend'] = [];
  let before = monthlySpend;
  for (const from of laterPriceDates(model, at)) {
    if (model.retires !== null && from >= new Date(model.retires)) break;
    const later = costAt(from);
    if (later === null || later * volume === before) continue;
    before = later * volume;
    laterSpend.push({ from: from.toISOString(), monthlySpend: before });
  }
  return { costPerCall, monthlySpend, laterSpend };
}
