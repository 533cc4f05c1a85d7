import { laterPriceDates } from './price-at.ts';
import type { ProjectedCalls } from './projection.ts';

/** What a calendar month (UTC), `2026-12`, would cost; dollars, 0 once the model has retired. */
export interface MonthSpend {
  month: string;
  usd: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What the twelve calendar months after `at` would cost: the month's calls spread evenly over its
 * days, each day at the price in force when it begins, none from the day the model retires on
 * (money.md C5). Where a price ends without another being announced, it is taken to go on. Empty when
 * the price is unknown.
 */
export function twelveMonths(calls: ProjectedCalls): MonthSpend[] {
  const costOn = dailyCost(calls);
  if (costOn === null) return [];
  const { volume, at } = calls;
  return Array.from({ length: 12 }, (_, index) => {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1 + index));
    const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
    const days = (next - first.getTime()) / DAY_MS;
    const costs = Array.from({ length: days }, (_, day) => costOn(first.getTime() + day * DAY_MS));
    const perCall = costs.reduce((sum, cost) => sum + cost, 0) / days;
    return { month: first.toISOString().slice(0, 7), usd: perCall * volume };
  });
}

/** Dollars of a call on the day that begins at a time; null where the price is unknown. */
function dailyCost({ model, costAt, at }: ProjectedCalls): ((day: number) => number) | null {
  const now = costAt(at);
  if (now === null) return null;
  const prices = [{ from: at.getTime(), usd: now }];
  for (const from of laterPriceDates(model, at)) {
    prices.push({ from: from.getTime(), usd: costAt(from) ?? prices.at(-1)!.usd });
  }
  const end = model.retires === null ? Infinity : Date.parse(model.retires);
  return (day) => (day >= end ? 0 : prices.findLast(({ from }) => from <= day)!.usd);
}
