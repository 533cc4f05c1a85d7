import type { CatalogModel } from '../catalog/model.ts';
import { itemAt } from '../item-at.ts';
import { clusteredMeanInterval } from '../stats/clustered-mean.ts';
import { callFactor } from './call-cost.ts';
import { type CallKind, type CallSums, thresholdsOf } from './call-sums.ts';
import type { PriceOf } from './month-price.ts';
import { ratesFor } from './price-at.ts';

type ModelNamed = (name: string | null) => CatalogModel | null;

/**
 * The mean of measured calls at given prices, and its 95% interval over samples (null below two
 * samples); dollars. Each call is priced alone, since its own length decides its price: the sums keep
 * apart what has another price. Cached tokens cost as any others, since a test loop's hits don't happen
 * in production. A call without a count of tokens counts at what it cost, and so do all where a
 * price is unknown. `modelNamed` finds a call's model; null: the candidate's own.
 */
export function meanCallCost(
  sums: CallSums,
  modelNamed: ModelNamed,
  priceOf: PriceOf,
): { usd: number; interval: [number, number] | null } {
  const prices = pricesOf(sums.kinds, modelNamed, priceOf);
  const weighted = (values: readonly number[]) =>
    prices.reduce((sum, price, index) => sum + price * itemAt(values, index), 0);
  const usd = weighted(sums.means);
  const squares = weighted(sums.scatter.map(weighted));
  return { usd, interval: clusteredMeanInterval({ centre: usd, squares, ...sums }) };
}

/** Whether the prices from `at` on change at no input length but those by which the calls were summed. */
export function canPrice(
  { kinds, thresholds }: CallSums,
  modelNamed: ModelNamed,
  at: Date,
): boolean {
  return kinds.every(({ model }) =>
    thresholdsOf(modelNamed(model), at).every((above) => thresholds.includes(above)),
  );
}

/** Dollars of each quantity: what calls cost then counts where the kinds can't be priced, and not else. */
function pricesOf(kinds: readonly CallKind[], modelNamed: ModelNamed, priceOf: PriceOf): number[] {
  const prices = kinds.map((kind) => pricesOfKind(kind, modelNamed(kind.model), priceOf));
  const isPriced = prices.every((price) => price !== null);
  return isPriced ? [0, 1, ...prices.flat()] : [1, 0, ...prices.flatMap(() => [0, 0])];
}

/** Dollars of an input and of an output token; null where the price is unknown. */
function pricesOfKind(
  { level, geography, above }: CallKind,
  model: CatalogModel | null,
  priceOf: PriceOf,
): [number, number] | null {
  const price = model && priceOf(model);
  if (!model || !price) return null;
  const { input, output } = ratesFor(price, above + 1);
  const factor = callFactor(model, { level, geography });
  return [(input * factor) / 1e12, (output * factor) / 1e12];
}
