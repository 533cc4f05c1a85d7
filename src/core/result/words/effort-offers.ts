import { modelOf } from '../../catalog/find-model.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Candidate, EvaluationSpec } from '../../evaluation.ts';
import { count, dollars } from '../../format.ts';
import { itemAt } from '../../item-at.ts';
import { costOfSizes } from '../../pricing/call-cost.ts';
import { atStandardPrice, type ChosenPrice, priceFactor } from '../../pricing/chosen-price.ts';
import { monthPrice } from '../../pricing/month-price.ts';
import { type Price, priceAt } from '../../pricing/price-at.ts';
import { THINKING_TOKENS } from '../../pricing/thinking-tokens.ts';
import type { CandidateFinding } from '../../recommendation/finding.ts';
import { isMeasured } from '../../recommendation/measured.ts';
import { higherEfforts } from '../../why/higher-efforts.ts';
import type { ModelResult, Result } from '../schema/result.ts';

type Offer = Result['efforts'][number];

/** What is known when the next efforts are offered; findings and models in the line-up's order. */
export interface EffortQuestion {
  spec: EvaluationSpec;
  samples: number;
  findings: readonly CandidateFinding[];
  models: readonly Pick<ModelResult, 'costPerCall' | 'monthlySpend'>[];
  /** Dollars a month that each must stay under: the pick's; null: any. */
  below: number | null;
  /** Dollars for each answer. */
  judgeCallUsd: number;
  catalog: Catalog;
  chosenPrice: ChosenPrice;
  at: Date;
}

/**
 * Returns the next effort of each model that is below the bar at the highest it was tried at, cheapest
 * first: with the measured price of its answers and what it would think more, below the pick's and that of
 * any model that is rather good enough (recipes.md B4).
 */
export function effortOffers(question: EffortQuestion): Offer[] {
  const { spec } = question;
  if (spec.inquiry) return [];
  const most = costsLessThan(question);
  return spec.candidates
    .flatMap((candidate, index) =>
      offerOf(question, candidate, {
        finding: itemAt(question.findings, index),
        model: itemAt(question.models, index),
      }),
    )
    .filter(({ monthlySpend }) => monthlySpend < most)
    .toSorted((a, b) => a.monthlySpend - b.monthlySpend);
}

/** What an offer must stay under, in dollars a month: trying an expensive one first is no help. */
function costsLessThan({ findings, models, samples, below }: EffortQuestion): number {
  const above = models.filter((_, index) => isAbove(itemAt(findings, index), samples));
  return Math.min(below ?? Infinity, ...above.map(({ monthlySpend }) => monthlySpend));
}

function offerOf(
  { spec, samples, judgeCallUsd, catalog, chosenPrice, at }: EffortQuestion,
  candidate: Candidate,
  measured: {
    finding: CandidateFinding;
    model: Pick<ModelResult, 'costPerCall' | 'monthlySpend'>;
  },
): Offer[] {
  const model = modelOf(catalog, candidate);
  const [next] = higherEfforts(candidate, { catalog, at });
  if (!model || !next || !isBelow(measured.finding, samples)) return [];
  const isTaken = spec.candidates.some((other) => isHigherOf(other, candidate, catalog));
  if (isTaken) return [];
  const own = candidate.effort ?? model.defaultEffort ?? 'none';
  const more = { inputTokens: 0, outputTokens: thinkingMore(candidate, own, next.effort) };
  const [now, nextMonth] = [priceAt(model, at), monthPrice(model, at)];
  if (now === null || nextMonth === null) return [];
  const costOf = (price: Price) => costOfSizes(price, more) * priceFactor(model, chosenPrice);
  const costPerCall = measured.model.costPerCall + costOf(now);
  return [
    {
      candidate: next.candidate.name,
      instead: candidate.name,
      effort: next.effort,
      usd: samples * (atStandardPrice(costPerCall, model, chosenPrice.level) + judgeCallUsd),
      costPerCall,
      monthlySpend: measured.model.monthlySpend + costOf(nextMonth) * spec.volume,
    },
  ];
}

/**
 * Ruled out, or measured and rather below the bar than above it; not who made no error, nor who is too
 * slow: it gets no quicker by thinking.
 */
function isBelow(
  { verdict, probability, score, scored, speed }: CandidateFinding,
  samples: number,
) {
  if (speed?.verdict === 'ruled out' || score === 1) return false;
  if (verdict === 'ruled out') return true;
  return verdict === 'unclear' && isMeasured(scored, samples) && (probability ?? 1) < 0.5;
}

/** Measured, and rather above the bar than below it, as far as is known. */
function isAbove({ verdict, probability, scored, speed }: CandidateFinding, samples: number) {
  const isOpen = verdict !== 'ruled out' && speed?.verdict !== 'ruled out';
  return isOpen && isMeasured(scored, samples) && (probability ?? 0) >= 0.5;
}

/** Whether another of the line-up is the same model, made up the same, and thinks more. */
function isHigherOf(other: Candidate, candidate: Candidate, catalog: Catalog): boolean {
  const model = modelOf(catalog, candidate);
  const isSame = other.provider === candidate.provider && other.model === candidate.model;
  if (!model || !isSame) return false;
  const steps = (one: Candidate) =>
    model.efforts.findIndex((effort) => effort === (one.effort ?? model.defaultEffort));
  const isAlike = JSON.stringify(other.recipe) === JSON.stringify(candidate.recipe);
  return isAlike && steps(other) > steps(candidate);
}

function thinkingMore({ recipe }: Candidate, own: Offer['effort'], next: Offer['effort']): number {
  const answers = recipe?.escalation?.of ?? 1;
  return Math.max(0, THINKING_TOKENS[next] - THINKING_TOKENS[own]) * answers;
}

/** Offers that are named. */
const NAMED = 3;

/**
 * Returns the offers in a sentence, null where there is none: "Haiku 5.5 can think harder: Haiku 5.5
 * (high) costs about $0.01 to try on these 40 samples, $21 a month in use."
 */
export function effortWords(
  offers: readonly Offer[],
  samples: number,
  labelOf: (name: string) => string,
): string | null {
  const [first, ...others] = offers.slice(0, NAMED);
  if (!first) return null;
  const who = offers.length === 1 ? labelOf(first.instead) : `${offers.length} of these models`;
  const on = samples === 1 ? 'this sample' : `these ${count(samples, 'sample')}`;
  const cheapest = `${labelOf(first.candidate)} costs about ${dollars(first.usd)} to try on ${on}, ${dollars(first.monthlySpend)} a month in use`;
  const rest = others.map(
    ({ candidate, usd, monthlySpend }) =>
      `${labelOf(candidate)} ${dollars(usd)}, ${dollars(monthlySpend)} a month`,
  );
  return `${who} can think harder: ${[cheapest, ...rest].join('; ')}.`;
}
