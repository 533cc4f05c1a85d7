import { findModel, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { type ExpectedStep, expectedAnswerCost } from '../pricing/expected-steps.ts';
import { meanCallCost } from '../pricing/measured-calls.ts';
import type { PriceFactor } from '../pricing/price-factor.ts';
import { projectSpend } from '../pricing/projection.ts';
import { twelveMonths } from '../pricing/twelve-months.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { mean } from '../stats/moments.ts';
import type { FinishedTrial, ModelFailure, Usage } from '../trial.ts';
import { formWarnings } from './answer-forms.ts';
import { modelWarnings } from './model-warnings.ts';
import { planNotes } from './plan-notes.ts';
import { priceDetails } from './price-details.ts';
import type { ModelResult } from './result.ts';
import { staticShare } from './static-prefix.ts';

/** Everything that is known of one candidate when an evaluation has ended. */
export interface ModelQuestion {
  spec: EvaluationSpec;
  candidate: Candidate;
  samples: readonly Sample[];
  finding: CandidateFinding;
  ended: readonly FinishedTrial[];
  /** What a trial must score to count as right. */
  passMark: number;
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

const EXAMPLES = 3;

/** Returns the name of the model that answers, with its effort. */
export function modelName({ provider, model, effort }: Candidate): string {
  return effort === null ? `${provider}/${model}` : `${provider}/${model}@${effort}`;
}

/** One candidate's line of the result; its multiple of the cheapest is for whoever knows them all. */
export function modelResult(question: ModelQuestion): ModelResult {
  const { candidate, finding, ended, passMark, catalog } = question;
  const scored = ended.filter(({ score }) => score !== null);
  const passed = scored.filter(({ score }) => (score ?? 0) >= passMark).length;
  const model = modelOf(catalog, candidate);
  const servedModels = [...new Set(ended.flatMap(({ servedModel }) => servedModel ?? []))];
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
    trials: scored.length,
    passed,
    failed: scored.length - passed,
    missing: finding.missing,
    planned: finding.planned,
    failures: failureCounts(scored, passMark),
    alwaysFailing: finding.alwaysFailing.map(fromOne),
    flipping: finding.flipping.map(fromOne),
    latencyMs: times(ended.map(({ latencyMs }) => latencyMs ?? [])),
    firstTokenMs: times(ended.map(({ firstTokenMs }) => firstTokenMs ?? [])),
    speed: finding.speed,
    tokens: tokensPerCall(ended),
    ...costs(question),
    priceDetails: detailsOf(question),
    priceMultiple: 1,
    spend: question.spend,
    servedModels,
    retirement: model?.retires ?? null,
    warnings: [
      ...modelWarnings({ ...question, model, servedModels }),
      ...formWarnings({ ...question, scorer: question.spec.scorer }),
      ...planNotes(question),
    ],
    examples: wrongAnswers(question),
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
  const { spec, candidate, ended, expected, catalog, at } = question;
  const model = modelOf(catalog, candidate);
  const factor = model === null ? 1 : question.priceFactor(model);
  const billed = ended.filter(({ uncachedCost }) => uncachedCost > 0);
  const modelNamed = (name: string) =>
    name === candidate.name ? model : findModel(catalog, name.replace(/@.*$/, ''));
  const costAt = (moment: Date) => {
    if (billed.length > 0) return meanCallCost(model, billed, moment, modelNamed).usd * factor;
    const usd = expectedAnswerCost(expected, moment);
    return usd === null ? null : usd * factor;
  };
  const interval = billed.length > 0 ? meanCallCost(model, billed, at, modelNamed).interval : null;
  const costPerCall = costAt(at) ?? 0;
  const calls = model && { model, costAt, volume: spec.volume, at };
  return {
    costPerCall,
    costInterval: interval && [interval[0] * factor, interval[1] * factor],
    costEstimated: billed.length === 0,
    monthlySpend: costPerCall * spec.volume,
    laterSpend: (calls && projectSpend(calls)?.laterSpend) ?? [],
    months: calls ? twelveMonths(calls) : [],
  };
}

/** Of a candidate that answers in one call, and was billed. */
function detailsOf(question: ModelQuestion): ModelResult['priceDetails'] {
  const { spec, candidate, samples, ended, at } = question;
  const model = modelOf(question.catalog, candidate);
  const isOneCall = !candidate.recipe?.planner && !candidate.recipe?.escalation;
  const { costPerCall, costEstimated } = costs(question);
  if (model === null || !isOneCall || costEstimated) return null;
  return priceDetails({
    model,
    ended,
    costPerCall,
    factor: question.priceFactor(model),
    tokens: tokensPerCall(ended),
    staticShare: staticShare(spec, candidate, samples),
    volume: spec.volume,
    at,
  });
}

function tokensPerCall(ended: readonly FinishedTrial[]): ModelResult['tokens'] {
  const usages = ended.flatMap(({ usage, calls }) => {
    const all = (calls?.map((call) => call.usage) ?? [usage]).filter((each) => each !== null);
    return all.length > 0 ? [sumOf(all)] : [];
  });
  if (usages.length === 0) return null;
  const average = (of: (usage: Usage) => number) => mean(usages.map(of));
  return {
    input: average(({ input }) => input),
    output: average(({ output }) => output),
    cached: average(({ cacheRead }) => cacheRead),
    reasoning: average(({ reasoning }) => reasoning),
  };
}

/** The tokens of one answer: of all the calls it took. */
function sumOf(usages: readonly Usage[]): Usage {
  const sum = (of: (usage: Usage) => number) => usages.reduce((total, each) => total + of(each), 0);
  return {
    input: sum(({ input }) => input),
    cacheRead: sum(({ cacheRead }) => cacheRead),
    cacheWrite: sum(({ cacheWrite }) => cacheWrite),
    output: sum(({ output }) => output),
    reasoning: sum(({ reasoning }) => reasoning),
  };
}

function times(measured: readonly (number | [])[]): ModelResult['latencyMs'] {
  const sorted = measured.flat().sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { p50: at(0.5), p95: at(0.95) };
}

function failureCounts(
  scored: readonly FinishedTrial[],
  passMark: number,
): ModelResult['failures'] {
  const failing = scored.filter(({ score }) => (score ?? 0) < passMark);
  const number = (kind: ModelFailure) => failing.filter(({ failure }) => failure === kind).length;
  const kinds = {
    unparsable: number('unparsable'),
    empty: number('empty'),
    refused: number('refused'),
    truncated: number('truncated'),
    doesNotFit: number('does not fit'),
    tooSlow: number('too slow'),
  };
  const named = Object.values(kinds).reduce((sum, each) => sum + each, 0);
  return { wrong: failing.length - named, ...kinds };
}

/** At most three failed answers of different samples; samples that fail always go first. */
function wrongAnswers({ ended, samples, finding, passMark }: ModelQuestion) {
  const always = new Set(finding.alwaysFailing);
  const failing = ended
    .filter(({ score }) => score !== null && score < passMark)
    .toSorted(
      (a, b) =>
        Number(always.has(b.sample)) - Number(always.has(a.sample)) ||
        a.sample - b.sample ||
        a.repeat - b.repeat,
    );
  const listed = new Set<number>();
  return failing
    .filter(({ sample }) => !listed.has(sample) && listed.add(sample))
    .slice(0, EXAMPLES)
    .map(({ sample, failure, answer, note }) => ({
      sample: fromOne(sample),
      input: inputOf(samples[sample]!),
      expected: [samples[sample]!.expected, ...samples[sample]!.alternatives].join(' | '),
      got: answer || note || '',
      failure: failure ?? 'wrong',
    }));
}

function inputOf({ columns }: Sample): string {
  return columns.input ?? Object.values(columns).join('\n');
}
