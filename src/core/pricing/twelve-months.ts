import { DAY_MS } from '../week/whole-days.ts';
import { announcedPrices, meanPrice, monthAfter } from './month-price.ts';
import { endOf, type ProjectedCalls } from './projection.ts';

/** What a calendar month (UTC), `2026-12`, would cost; dollars, 0 once the model has retired. */
export interface MonthSpend {
  month: string;
  usd: number;
}

/**
 * What the twelve calendar months after `at` would cost: the month's calls spread evenly over its
 * days, each day at the price in force when it begins, none from the day a model retires on
 * (money.md C5). Where a price ends without another being announced, it is taken to go on. Empty when
 * the price is unknown.
 */
export function twelveMonths({ models, costWith, volume, at }: ProjectedCalls): MonthSpend[] {
  const pricesOf = new Map(models.map((model) => [model, announcedPrices(model, at)]));
  const end = endOf(models);
  return Array.from({ length: 12 }, (_, later) => {
    const { first, days } = monthAfter(at, later);
    const daysToEnd = Math.ceil((end - first.getTime()) / DAY_MS);
    const served = Math.min(days, Math.max(0, daysToEnd));
    const perCall = costWith((model) =>
      meanPrice(pricesOf.get(model) ?? announcedPrices(model, at), { first, days: served || days }),
    );
    const month = first.toISOString().slice(0, 7);
    return perCall === null ? null : { month, usd: (perCall * volume * served) / days };
  }).filter((month) => month !== null);
}
