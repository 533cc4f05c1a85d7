import { callDollars, date, dollars, month } from '../../format.ts';
import type { ModelResult } from '../schema/result.ts';

/** `$0.0000600 a call (95%: $0.0000520-$0.0000700)`; without what nothing was measured of. */
export function callCostWords({ costPerCall, costInterval }: ModelResult): string {
  const call = `${callDollars(costPerCall)} a call`;
  if (costInterval === null) return call;
  const [low, high] = costInterval.map(callDollars);
  return low === high ? call : `${call} (95%: ${low}-${high})`;
}

/**
 * `$1,260 for twelve months from Dec 2026`, of a model that retires before: `$24.10 from Dec 2026 until it
 * retires on 7 May 2027`; null where no month is known.
 */
export function yearWords({ months, retirement }: ModelResult): string | null {
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) return null;
  const usd = dollars(months.reduce((sum, each) => sum + each.usd, 0));
  const from = `from ${month(first.month)}`;
  if (retirement !== null && retirement.slice(0, 7) <= last.month)
    return `${usd} ${from} until it retires on ${date(retirement)}`;
  return last.usd === 0 && first.usd > 0
    ? `${usd} ${from} until a model of it retires`
    : `${usd} for twelve months ${from}`;
}
