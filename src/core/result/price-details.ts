import type { CatalogModel } from '../catalog/model.ts';
import { addedTokensCost } from '../pricing/added-tokens.ts';
import type { CallSums } from '../pricing/call-sums.ts';
import { type ChosenPrice, levelFactor, priceFactor } from '../pricing/chosen-price.ts';
import { monthPrice } from '../pricing/month-price.ts';
import { priceAt } from '../pricing/price-at.ts';
import type { CandidateFigures } from './candidate-figures.ts';
import type { ModelResult } from './schema/result.ts';

/** What a candidate's calls cost, as measured. */
export interface MeasuredCosts {
  model: CatalogModel;
  figures: Pick<CandidateFigures, 'tokens' | 'staticShare' | 'expensiveTenth'>;
  calls: Pick<CallSums, 'samples' | 'thresholds' | 'longSamples'>;
  /** Dollars of the next month, at the price that was chosen. */
  monthlySpend: number;
  chosenPrice: ChosenPrice;
  /** Calls a month. */
  volume: number;
  at: Date;
}

/** Returns what a person may pay instead of the chosen price, and what its mean hides. */
export function priceDetails(costs: MeasuredCosts): NonNullable<ModelResult['priceDetails']> {
  return {
    levels: otherLevels(costs),
    cached: cachedPrefix(costs),
    expensiveTenth: costs.figures.expensiveTenth,
    longSamples: longSamples(costs),
  };
}

/** The month at each price level but the chosen one. */
function otherLevels({ model, monthlySpend, chosenPrice: { level: chosen } }: MeasuredCosts) {
  const standard = monthlySpend / levelFactor(model, chosen);
  const isStandard = chosen === null || model.levels[chosen] === undefined;
  const others = Object.entries(model.levels).filter(([level]) => level !== chosen);
  return [
    ...(isStandard ? [] : [{ level: 'standard', monthlySpend: standard }]),
    ...others.map(([level, times]) => ({ level, monthlySpend: standard * times })),
  ];
}

/** With the beginning of the calls kept in a cache; null where that can't be counted on, or costs more. */
function cachedPrefix(costs: MeasuredCosts) {
  const { model, figures, monthlySpend, chosenPrice, volume, at } = costs;
  const { tokens, staticShare } = figures;
  const prefix = Math.floor((tokens?.input ?? 0) * staticShare);
  if (tokens === null || prefix === 0) return null;
  const added = addedTokensCost({
    model,
    tokens: prefix,
    prefixTokens: prefix,
    call: { inputTokens: tokens.input - prefix, outputTokens: tokens.output },
    volume,
    spread: 'evenly',
    price: monthPrice(model, at),
  });
  if (!added?.cached || !added.isCached) return null;
  const { kept, hitShare, usd } = added.cached;
  const saved = (added.uncached - usd) * priceFactor(model, chosenPrice) * volume;
  return { prefixTokens: prefix, kept, hitShare, monthlySpend: Math.max(0, monthlySpend - saved) };
}

/** The share of samples so long that every token of their calls costs more; null where there are none. */
function longSamples({ model, calls, at }: MeasuredCosts) {
  const above = priceAt(model, at)?.tiers[0]?.above;
  const long = above === undefined ? 0 : (calls.longSamples[calls.thresholds.indexOf(above)] ?? 0);
  return above === undefined || long === 0 ? null : { share: long / calls.samples, above };
}
