import { isRetired } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel, Rates } from '../catalog/model.ts';
import type { Effort } from '../effort.ts';
import { expectedCallCost } from './call-cost.ts';
import { multiplesOfCheapest } from './multiples-of-cheapest.ts';
import { laterPriceDates, priceAt } from './price-at.ts';

/** One model on the ladder of prices; dollars per million tokens, null where nobody knows the price. */
export interface LadderStep {
  model: string;
  label: string;
  inputUsd: number | null;
  outputUsd: number | null;
  /** Tokens. */
  contextWindow: number;
  released: string | null;
  retires: string | null;
  retired: boolean;
  replacedBy: string | null;
  /** Multiple of the cheapest model's price; null without a price. */
  times: number | null;
  lineUp: boolean;
  /** Efforts at which it is in the line-up, too. */
  lineUpEfforts: readonly Effort[];
  /** Of a person's own catalogue. */
  own: boolean;
  /** Announced prices, oldest first: from a moment (ISO 8601) on. */
  later: { from: string; inputUsd: number; outputUsd: number }[];
  /** What every token of a call costs whose input has more tokens than `above`. */
  longer: { above: number; inputUsd: number; outputUsd: number }[];
}

/** The catalogue from the most expensive to the cheapest at the prices of `at`; unpriced models last. */
export function priceLadder(catalog: Catalog, at: Date): LadderStep[] {
  const multiples = multiplesOfCheapest(catalog, at);
  const price = (model: CatalogModel, inputTokens: number, outputTokens: number) => {
    const usd = expectedCallCost(model, { inputTokens, outputTokens }, at);
    return usd === null ? null : Math.round(usd * 1e8) / 1e4;
  };
  return catalog.models
    .map((model) => ({
      model: model.name,
      label: model.label,
      inputUsd: price(model, 100, 0),
      outputUsd: price(model, 0, 100),
      contextWindow: model.contextWindow,
      released: model.released,
      retires: model.retires,
      retired: isRetired(model, at),
      replacedBy: model.replacedBy,
      times: multiples.get(model.name) ?? null,
      lineUp: model.lineUp,
      lineUpEfforts: model.lineUp ? model.lineUpEfforts : [],
      own: model.own !== null,
      later: laterPrices(model, at),
      longer: (priceAt(model, at)?.tiers ?? []).map(({ above, rates }) => ({
        above,
        ...inDollars(rates),
      })),
    }))
    .toSorted(
      (a, b) =>
        (b.inputUsd ?? -1) * 3 +
        (b.outputUsd ?? -1) -
        ((a.inputUsd ?? -1) * 3 + (a.outputUsd ?? -1)),
    );
}

function laterPrices(model: CatalogModel, at: Date): LadderStep['later'] {
  const prices = [at, ...laterPriceDates(model, at)].flatMap((from) => {
    const price = priceAt(model, from);
    return price ? [{ from: from.toISOString(), ...inDollars(price.base) }] : [];
  });
  return prices.filter(({ inputUsd, outputUsd }, index) => {
    const before = prices[index - 1];
    return before && (before.inputUsd !== inputUsd || before.outputUsd !== outputUsd);
  });
}

const inDollars = ({ input, output }: Rates) => ({
  inputUsd: input / 1e6,
  outputUsd: output / 1e6,
});
