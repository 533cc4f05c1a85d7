import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import type { Candidate, EvaluationSpec } from '../evaluation.ts';
import { type ChosenPrice, priceFactor } from '../pricing/chosen-price.ts';
import { type ExpectedStep, expectedAnswerCost } from '../pricing/expected-steps.ts';
import { meanCallCost } from '../pricing/measured-calls.ts';
import type { PriceOf } from '../pricing/month-price.ts';
import { priceAt } from '../pricing/price-at.ts';
import { projectSpend } from '../pricing/projection.ts';
import { twelveMonths } from '../pricing/twelve-months.ts';
import { type CandidateFigures, modelNamed } from './candidate-figures.ts';
import type { ModelResult } from './schema/result.ts';

type ModelCosts = Pick<
  ModelResult,
  'costPerCall' | 'costInterval' | 'costEstimated' | 'monthlySpend' | 'laterSpend' | 'months'
>;

/** What is known of one candidate's calls when an evaluation has ended. */
export interface ModelCostsQuestion {
  spec: EvaluationSpec;
  candidate: Candidate;
  figures: CandidateFigures;
  /** What one call was expected to be before any was made. */
  expected: readonly ExpectedStep[];
  catalog: Catalog;
  chosenPrice: ChosenPrice;
  at: Date;
}

/** Returns what a candidate's calls cost: measured, or as expected where none was billed; 0 where no price is known. */
export function modelCosts({
  spec,
  candidate,
  figures,
  expected,
  catalog,
  chosenPrice,
  at,
}: ModelCostsQuestion): ModelCosts {
  const own = modelOf(catalog, candidate);
  const factor = own === null ? 1 : priceFactor(own, chosenPrice);
  const measuredWith = (priceOf: PriceOf) =>
    figures.calls && meanCallCost(figures.calls, modelNamed(catalog, candidate), priceOf);
  const costWith = (priceOf: PriceOf) => {
    const usd = measuredWith(priceOf)?.usd ?? expectedAnswerCost(expected, priceOf);
    return usd === null ? null : usd * factor;
  };
  const models = modelsCalled(candidate)
    .map((called) => modelOf(catalog, called))
    .filter((model) => model !== null);
  const calls = { models, costWith, volume: spec.volume, at };
  const projection = projectSpend(calls);
  const interval = measuredWith((model) => priceAt(model, at))?.interval ?? null;
  return {
    costPerCall: projection?.costPerCall ?? 0,
    costInterval: interval && [interval[0] * factor, interval[1] * factor],
    costEstimated: figures.calls === null,
    monthlySpend: projection?.monthlySpend ?? 0,
    laterSpend: projection?.laterSpend ?? [],
    months: own === null ? [] : twelveMonths(calls),
  };
}
