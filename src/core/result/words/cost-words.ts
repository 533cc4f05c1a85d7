import { dollars, month } from '../../format.ts';
import type { ModelResult } from '../schema/result.ts';

/** `$0.00006 a call (95%: $0.00005-$0.00007)`; without what nothing was measured of. */
export function callCostWords({ costPerCall, costInterval }: ModelResult): string {
  const call = `${dollars(costPerCall)} a call`;
  if (costInterval === null) return call;
  const [low, high] = costInterval.map(dollars);
  return low === high ? call : `${call} (95%: ${low}-${high})`;
}

/** `$1,260 for twelve months from Dec 2026`; null where no month is known. */
export function yearWords({ months }: ModelResult): string | null {
  const [first] = months;
  if (!first) return null;
  const usd = months.reduce((sum, each) => sum + each.usd, 0);
  return `${dollars(usd)} for twelve months from ${month(first.month)}`;
}
