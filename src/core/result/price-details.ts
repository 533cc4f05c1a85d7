import type { CatalogModel } from '../catalog/model.ts';
import { addedTokensCost } from '../pricing/added-tokens.ts';
import { priceAt } from '../pricing/price-at.ts';
import type { FinishedTrial } from '../trial.ts';
import type { ModelResult } from './result.ts';

/** What a candidate's calls cost, as measured. */
export interface MeasuredCosts {
  model: CatalogModel;
  ended: readonly FinishedTrial[];
  /** Dollars of one call, at the standard price less any discount. */
  costPerCall: number;
  /** What the list price was multiplied by for that. */
  factor: number;
  tokens: ModelResult['tokens'];
  /** The share of each call's beginning that never changes, in [0,1]. */
  staticShare: number;
  /** Calls a month. */
  volume: number;
  at: Date;
}

/** Below this a tenth of the calls says nothing. */
const FEWEST_CALLS = 10;

/** Returns what a person may pay instead of the standard price, and what its mean hides. */
export function priceDetails(costs: MeasuredCosts): NonNullable<ModelResult['priceDetails']> {
  const { model, costPerCall, volume } = costs;
  return {
    levels: Object.entries(model.levels).map(([level, times]) => ({
      level,
      monthlySpend: costPerCall * times * volume,
    })),
    cached: cachedPrefix(costs),
    expensiveTenth: expensiveTenth(costs.ended),
    longSamples: longSamples(costs),
  };
}

/** With the beginning of the calls kept in a cache; null where that can't be counted on, or costs more. */
function cachedPrefix(costs: MeasuredCosts) {
  const { model, costPerCall, factor, tokens, staticShare, volume, at } = costs;
  const prefix = Math.floor((tokens?.input ?? 0) * staticShare);
  if (tokens === null || prefix === 0) return null;
  const added = addedTokensCost({
    model,
    tokens: prefix,
    prefixTokens: prefix,
    call: { inputTokens: tokens.input - prefix, outputTokens: tokens.output },
    volume,
    spread: 'evenly',
    at,
  });
  if (!added?.cached || !added.isCached) return null;
  const { kept, hitShare, usd } = added.cached;
  const perCall = Math.max(0, costPerCall - (added.uncached - usd) * factor);
  return { prefixTokens: prefix, kept, hitShare, monthlySpend: perCall * volume };
}

/** The share of the money that the most expensive tenth of the calls took; null where they are few. */
function expensiveTenth(ended: readonly FinishedTrial[]): number | null {
  const costs = ended.map(({ uncachedCost }) => uncachedCost).filter((usd) => usd > 0);
  if (costs.length < FEWEST_CALLS) return null;
  costs.sort((a, b) => b - a);
  const sum = (of: readonly number[]) => of.reduce((total, usd) => total + usd, 0);
  return sum(costs.slice(0, Math.floor(costs.length / 10))) / sum(costs);
}

/** The share of samples so long that every token of their calls costs more; null where there are none. */
function longSamples({ model, ended, at }: MeasuredCosts) {
  const above = priceAt(model, at)?.tiers[0]?.above;
  if (above === undefined) return null;
  const samples = new Set(ended.map(({ sample }) => sample));
  const long = ended.filter(({ usage }) => (usage?.input ?? 0) > above);
  const share = new Set(long.map(({ sample }) => sample)).size / Math.max(1, samples.size);
  return share === 0 ? null : { share, above };
}
