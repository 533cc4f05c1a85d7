import type { CatalogModel } from '../catalog/model.ts';
import { monthAfter, monthPrice, type PriceOf } from './month-price.ts';
import { laterPriceDates, priceAt } from './price-at.ts';

/** What a candidate would cost in production; dollars. */
export interface Projection {
  /** At the prices of the day. */
  costPerCall: number;
  /** In the next calendar month (UTC), at the prices announced for its days. */
  monthCallUsd: number;
  monthlySpend: number;
  /** From each announced price step on (ISO 8601), until a model retires. */
  laterSpend: { from: string; monthlySpend: number }[];
}

/** A candidate's calls in production. */
export interface ProjectedCalls {
  /** Whose calls make an answer. */
  models: readonly CatalogModel[];
  /** Dollars of the mean call, answers of several calls added up; null where a price is unknown. */
  costWith: (priceOf: PriceOf) => number | null;
  /** Calls a month. */
  volume: number;
  at: Date;
}

/**
 * Returns what the calls cost at the price of `at`, what they would in the next calendar month, and at
 * every price already announced for later. null when the price is unknown.
 */
export function projectSpend({ models, costWith, volume, at }: ProjectedCalls): Projection | null {
  const costPerCall = costWith((model) => priceAt(model, at));
  const monthCallUsd = costWith((model) => monthPrice(model, at));
  if (costPerCall === null || monthCallUsd === null) return null;
  const laterSpend: Projection['laterSpend'] = [];
  let before = costPerCall * volume;
  for (const from of stepsOf(models, at)) {
    const later = costWith((model) => priceAt(model, from));
    if (later === null || later * volume === before) continue;
    before = later * volume;
    laterSpend.push({ from: from.toISOString(), monthlySpend: before });
  }
  return { costPerCall, monthCallUsd, monthlySpend: monthCallUsd * volume, laterSpend };
}

/** Returns the first of later prices that the next calendar month after `at` doesn't have from its first day on; null where there is none. */
export function nextPriceStep(
  laterSpend: Projection['laterSpend'],
  at: Date,
): Projection['laterSpend'][number] | null {
  const { first } = monthAfter(at);
  return laterSpend.find(({ from }) => new Date(from) > first) ?? null;
}

/** The moments at which a price of one of the models begins, until one retires, oldest first. */
function stepsOf(models: readonly CatalogModel[], at: Date): Date[] {
  const moments = models.flatMap((model) =>
    laterPriceDates(model, at).map((from) => from.getTime()),
  );
  const end = endOf(models);
  return [...new Set(moments)]
    .filter((moment) => moment < end)
    .sort((a, b) => a - b)
    .map((moment) => new Date(moment));
}

/** Returns the moment (ms) at which the first of the models retires; Infinity where none does. */
export function endOf(models: readonly CatalogModel[]): number {
  return Math.min(
    ...models.map(({ retires }) => (retires === null ? Infinity : Date.parse(retires))),
  );
}
