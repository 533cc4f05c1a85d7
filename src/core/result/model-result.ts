import { modelOf } from '../catalog/find-model.ts';
import type { Candidate } from '../evaluation.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { type ModelCostsQuestion, modelCosts } from './model-costs.ts';
import { modelWarnings } from './model-warnings.ts';
import { priceDetails } from './price-details.ts';
import type { ModelResult } from './schema/result.ts';

/** Everything that is known of one candidate when an evaluation has ended. */
export interface ModelQuestion extends ModelCostsQuestion {
  finding: CandidateFinding;
  /** Dollars paid for its calls. */
  spend: number;
  /** What ended it before the plan did (its provider, the budget, a person); null when nothing. */
  stopMessage: string | null;
  simulated: boolean;
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
  const costs = modelCosts(question);
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
    ...costs,
    priceDetails: detailsOf(question, costs),
    priceMultiple: 1,
    spend: question.spend,
    servedModels,
    retirement: model?.retires ?? null,
    warnings: [
      ...modelWarnings({ ...question, model, servedModels }),
      ...(finding.verdict === 'not run' ? [] : figures.formWarnings),
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

/** Of a candidate that answers in one call, and was billed. */
function detailsOf(
  question: ModelQuestion,
  { monthlySpend }: Pick<ModelResult, 'monthlySpend'>,
): ModelResult['priceDetails'] {
  const { spec, candidate, figures, at } = question;
  const model = modelOf(question.catalog, candidate);
  const isOneCall = !candidate.recipe?.planner && !candidate.recipe?.escalation;
  if (model === null || !isOneCall || figures.calls === null) return null;
  return priceDetails({
    model,
    figures,
    calls: figures.calls,
    monthlySpend,
    chosenPrice: question.chosenPrice,
    volume: spec.volume,
    at,
  });
}
