import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate, EvaluationSpec } from '../evaluation.ts';
import { type ExpectedStep, expectedAnswerCost } from '../pricing/expected-steps.ts';
import { meanCallCost } from '../pricing/measured-calls.ts';
import type { PriceFactor } from '../pricing/price-factor.ts';
import { projectSpend } from '../pricing/projection.ts';
import { twelveMonths } from '../pricing/twelve-months.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { type CandidateFigures, modelNamed } from './candidate-figures.ts';
import { modelWarnings } from './model-warnings.ts';
import { priceDetails } from './price-details.ts';
import type { ModelResult } from './schema/result.ts';

/** Everything that is known of one candidate when an evaluation has ended. */
export interface ModelQuestion {
  spec: EvaluationSpec;
  candidate: Candidate;
  finding: CandidateFinding;
  figures: CandidateFigures;
  /** What one call was expected to be before any was made. */
  expected: readonly ExpectedStep[];
  /** Dollars paid for its calls. */
  spend: number;
  /** What ended it before the plan did (its provider, the budget, a person); null when nothing. */
  stopMessage: string | null;
  simulated: boolean;
  catalog: Catalog;
  priceFactor: PriceFactor;
  at: Date;
}

/** Returns the name of the model that answers, with its effort. */
export function modelName({ provider, model, effort }: Candidate): string {
  return effort === null ? `${provider}/${model}` : `${provider}/${model}@${effort}`;
}

/** One candidate's line of the result; its multiple of the cheapest is for whoever knows them all. */
export function modelResult(question: ModelQuestion): ModelResult {
  const { candidate, finding, figures, catalog } = question;
  const { passed, servedModels } = figures;
  const model = modelOf(catalog, candidate);
  return {
    model: modelName(candidate),
    candidate: candidate.name,
    provider: candidate.provider,
    own: (model?.own ?? null) !== null,
    simulated: question.simulated,
    verdict: finding.verdict,
    why: finding.why,
    reason: isDecided(finding) ? finding.reason : (question.stopMessage ?? finding.reason),
    score: finding.score,
    interval: finding.interval,
    theseSamplesInterval: finding.theseSamplesInterval,
    interval90: finding.interval90,
    atLeast: finding.atLeast,
    test: finding.test,
    alpha: finding.alpha,
    intervalWords: finding.intervalWords,
    probability: finding.probability,
    evidence: finding.evidence,
    trials: finding.scored,
    passed,
    failed: finding.scored - passed,
    missing: finding.missing,
    planned: finding.planned,
    failures: figures.failures,
    alwaysFailing: finding.alwaysFailing.map(fromOne),
    flipping: finding.flipping.map(fromOne),
    latencyMs: figures.latencyMs,
    firstTokenMs: figures.firstTokenMs,
    speed: finding.speed,
    tokens: figures.tokens,
    ...costs(question),
    priceDetails: detailsOf(question),
    priceMultiple: 1,
    spend: question.spend,
    servedModels,
    retirement: model?.retires ?? null,
    warnings: [
      ...modelWarnings({ ...question, model, servedModels }),
      ...figures.formWarnings,
      ...figures.planNotes,
    ],
    examples: figures.examples,
  };
}

/** A verdict that was reached before anything ended the candidate keeps its own reason. */
function isDecided({ verdict }: CandidateFinding): boolean {
  return verdict === 'proven' || verdict === 'ruled out';
}

const fromOne = (index: number) => index + 1;

type Costs = Pick<
  ModelResult,
  'costPerCall' | 'costInterval' | 'costEstimated' | 'monthlySpend' | 'laterSpend' | 'months'
>;

function costs(question: ModelQuestion): Costs {
  const { spec, candidate, figures, expected, catalog, at } = question;
  const model = modelOf(catalog, candidate);
  const factor = model === null ? 1 : question.priceFactor(model);
  const measuredAt = (moment: Date) =>
    figures.calls && meanCallCost(figures.calls, modelNamed(catalog, candidate), moment);
  const costAt = (moment: Date) => {
    const usd = measuredAt(moment)?.usd ?? expectedAnswerCost(expected, moment);
    return usd === null ? null : usd * factor;
  };
  const interval = measuredAt(at)?.interval ?? null;
  const costPerCall = costAt(at) ?? 0;
  const calls = model && { model, costAt, volume: spec.volume, at };
  return {
    costPerCall,
    costInterval: interval && [interval[0] * factor, interval[1] * factor],
    costEstimated: figures.calls === null,
    monthlySpend: costPerCall * spec.volume,
    laterSpend: (calls && projectSpend(calls)?.laterSpend) ?? [],
    months: calls ? twelveMonths(calls) : [],
  };
}

/** Of a candidate that answers in one call, and was billed. */
function detailsOf(question: ModelQuestion): ModelResult['priceDetails'] {
  const { spec, candidate, figures, at } = question;
  const model = modelOf(question.catalog, candidate);
  const isOneCall = !candidate.recipe?.planner && !candidate.recipe?.escalation;
  if (model === null || !isOneCall || figures.calls === null) return null;
  const { costPerCall } = costs(question);
  return priceDetails({
    model,
    figures,
    calls: figures.calls,
    costPerCall,
    factor: question.priceFactor(model),
    volume: spec.volume,
    at,
  });
}
