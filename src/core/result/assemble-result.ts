import { labelsOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { passMark } from '../evidence/pass-mark.ts';
import { toDollars } from '../money.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import type { ExpectedStep } from '../pricing/expected-steps.ts';
import type { PriceFactor } from '../pricing/price-factor.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { findingsOf } from '../recommendation/findings.ts';
import { recommend } from '../recommendation/recommend.ts';
import { leakNotes } from '../request/leaks/leak-notes.ts';
import type { Stop } from '../stop.ts';
import type { FinishedTrial } from '../trial.ts';
import { answerCheckDoubt, doubtedAnswers } from './answer-check.ts';
import type { ComparedAnswers } from './answer-forms.ts';
import { effortOffers, effortWords } from './effort-offers.ts';
import type { EndedEvaluation } from './ended-evaluation.ts';
import { modelName, modelResult } from './model-result.ts';
import { cutOffWords, unlessCutOff } from './own-limit.ts';
import type { ModelResult, Result } from './result.ts';
import { resultWarnings } from './result-warnings.ts';

export interface ResultQuestion {
  state: EndedEvaluation;
  samples: readonly Sample[];
  planInput: PlanInput;
  /** By candidate: what a call was expected to be before any was made. */
  expected: readonly { calls: readonly ExpectedStep[] }[];
  catalog: Catalog;
  priceFactor: PriceFactor;
  /** What the workspace pays in, and less of. */
  ownMoney: Pick<Result['evaluation'], 'discount' | 'currency'>;
  at: Date;
}

/** The result of an evaluation: each candidate's figures, the pick, and what it all cost. */
export function assembleResult(question: ResultQuestion): Result {
  const { state, catalog } = question;
  const { spec } = state;
  const findings = findingsOf(question.planInput).map((finding, index) =>
    unlessCutOff(finding, spec.candidates[index]!, endedOf(state, index)),
  );
  const models = modelResults(question, findings);
  const { pick, ending, headline, reason } = recommendation(question, findings, models);
  const efforts = offersOf(question, { findings, models, pick: pick?.candidate ?? null });
  const cheapest = Math.min(
    ...models.map(({ costPerCall }) => costPerCall).filter((usd) => usd > 0),
  );
  return {
    schema: 'llm-pick/result@1',
    simulated: state.simulated,
    evaluation: evaluationPart(question),
    models: models
      .map((model) => ({ ...model, priceMultiple: model.costPerCall / cheapest || 1 }))
      .toSorted((a, b) => a.costPerCall - b.costPerCall),
    pick: pick && {
      model: modelName(spec.candidates[pick.candidate]!),
      candidate: spec.candidates[pick.candidate]!.name,
      reason: pick.reason,
      probability: pick.probability,
      grade: pick.grade,
    },
    ending,
    answerCheck: doubtedAnswers(comparedAnswers(question)),
    headline,
    reason: (pick
      ? [reason, ...effortSentence(question, efforts)]
      : [
          ...answerDoubt(question),
          ...cutOffs(question),
          ...effortSentence(question, efforts),
          reason,
        ]
    ).join(' '),
    spend: {
      usd: toDollars(state.spent),
      estimatedUsd: state.estimatedUsd,
      fullDesignUsd: fullDesignUsd(models, state),
      judgeUsd: state.ledger.judgeUsd,
      lost: state.ledger.assumed,
    },
    cap: capOf(state),
    retest: null,
    efforts,
    cascades: [],
    cascadeNote: null,
    pairToTest: null,
    pricesCheckedAt: catalog.checkedAt,
    warnings: [
      ...(pick ? answerDoubt(question) : []),
      ...leakNotes({ spec: state.spec, samples: question.samples }),
      ...resultWarnings(state, ending),
    ],
  };
}

function endedOf({ ended }: EndedEvaluation, candidate: number): FinishedTrial[] {
  return ended.filter((trial) => trial.candidate === candidate);
}

/** Of each candidate, in the line-up's order. */
function modelResults(
  { state, samples, planInput, expected, catalog, priceFactor, at }: ResultQuestion,
  findings: readonly CandidateFinding[],
) {
  const { spec } = state;
  return spec.candidates.map((candidate, index) =>
    modelResult({
      spec,
      candidate,
      catalog,
      priceFactor,
      at,
      samples,
      finding: findings[index]!,
      ended: endedOf(state, index),
      passMark: passMark(planInput),
      expected: expected[index]!.calls,
      spend: state.ledger.byCandidate.find((line) => line.candidate === index)?.usd ?? 0,
      stopMessage: state.stops[index]?.message ?? null,
      simulated: state.simulated,
    }),
  );
}

function recommendation(
  { state, planInput, catalog }: ResultQuestion,
  findings: readonly CandidateFinding[],
  models: ReturnType<typeof modelResults>,
) {
  const { spec } = state;
  const stops = Object.entries(state.stops);
  const stoppedBy = (reason: Stop['reason']) => stops.filter(([, stop]) => stop.reason === reason);
  const refusals = Map.groupBy(stoppedBy('provider'), ([, { message }]) => message);
  return recommend({
    input: planInput,
    findings,
    candidates: models.map(({ candidate, costPerCall, monthlySpend }, index) => ({
      name: candidate,
      label: labelOf(catalog, spec.candidates[index]!),
      costPerCall,
      monthlySpend,
    })),
    volume: spec.volume,
    current: spec.current,
    budgetUsd: spec.budget,
    ended: {
      budget: stoppedBy('budget').length > 0,
      cap: capOf(state),
      providers: [...refusals].map(([says, stopped]) => ({
        says,
        candidates: stopped.map(([index]) => Number(index)),
      })),
      cancelled: stoppedBy('cancelled').length > 0,
    },
  });
}

/**
 * Every model on every sample, at what the calls turned out to cost and, for models not called, were
 * expected to; the judge alike. Where nothing was answered, what was estimated before.
 */
function fullDesignUsd(
  models: readonly Pick<ModelResult, 'planned' | 'trials' | 'costPerCall'>[],
  { fullDesignUsd: estimated, ledger }: EndedEvaluation,
): number {
  const sum = (of: (model: (typeof models)[number]) => number) =>
    models.reduce((total, model) => total + of(model), 0);
  const answered = sum(({ trials }) => trials);
  if (answered === 0) return estimated;
  const judgeCallUsd = (ledger.judgeUsd ?? 0) / answered;
  return sum(({ planned, costPerCall }) => planned * (costPerCall + judgeCallUsd));
}

/** What more thinking costs, of those it may help: not where a provider failed, or the answer check does. */
function offersOf(
  question: ResultQuestion,
  {
    findings,
    models,
    pick,
  }: {
    findings: readonly CandidateFinding[];
    models: readonly ModelResult[];
    pick: number | null;
  },
): Result['efforts'] {
  const { state, samples, catalog, priceFactor, at } = question;
  if (doubtedAnswers(comparedAnswers(question)) !== null) return [];
  const { spec, ended, ledger } = state;
  return effortOffers({
    spec,
    samples: samples.length,
    findings,
    models,
    below: pick === null ? null : models[pick]!.costPerCall,
    judgeCallUsd: (ledger.judgeUsd ?? 0) / Math.max(1, ended.length),
    catalog,
    priceFactor,
    at,
  });
}

/** Before any other way on that costs more; below a pick, after its claim. */
function effortSentence(
  { samples, catalog }: ResultQuestion,
  efforts: Result['efforts'],
): string[] {
  const words = effortWords(efforts, samples.length, labelsOf(catalog));
  return words === null ? [] : [words];
}

function labelOf(catalog: Catalog, candidate: EvaluationSpec['candidates'][number]): string {
  return labelsOf(catalog)(candidate.name);
}

/** Of the candidates that our own limit of answer tokens cut off: what to raise, before any other advice. */
function cutOffs({ state, catalog }: ResultQuestion): string[] {
  return state.spec.candidates.flatMap((candidate, index) => {
    const words = cutOffWords(candidate, endedOf(state, index));
    return words === null ? [] : [`${labelOf(catalog, candidate)}: ${words}`];
  });
}

function evaluationPart({
  state,
  samples,
  planInput,
  ownMoney: { discount, currency },
  at,
}: ResultQuestion): Result['evaluation'] {
  const { spec } = state;
  const { reference } = planInput.memory ?? newMemory(planInput);
  return {
    id: state.id,
    name: spec.name,
    samples: samples.length,
    rounds: roundsOf(state, samples.length),
    repeats: spec.repeats,
    bar:
      spec.bar.kind === 'absolute'
        ? spec.bar.rate
        : { within: spec.bar.within, of: spec.candidates[reference ?? 0]!.name },
    latency: spec.latency ?? null,
    volume: spec.volume,
    discount,
    currency,
    current: spec.current,
    design: spec.design,
    startedAt: state.createdAt.toISOString(),
    finishedAt: at.toISOString(),
    budget: spec.budget,
    scorer: spec.scorer.type,
    estimand: spec.estimand,
    strict: spec.strict,
    thorough: spec.thorough,
    dataNotes: [...(spec.dataNotes ?? [])],
  };
}

/** How many samples each round brought, and when. */
function roundsOf(
  { spec, createdAt }: EndedEvaluation,
  samples: number,
): Result['evaluation']['rounds'] {
  const rounds = [{ firstSample: 0, addedAt: createdAt.toISOString() }, ...(spec.rounds ?? [])];
  return rounds.map(({ firstSample, addedAt }, index) => ({
    samples: (rounds[index + 1]?.firstSample ?? samples) - firstSample,
    at: addedAt,
  }));
}

/** That it looks like the answer check, before any other advice. */
function answerDoubt(question: ResultQuestion): string[] {
  const doubt = answerCheckDoubt(comparedAnswers(question));
  return doubt === null ? [] : [doubt];
}

function comparedAnswers({ state, samples, planInput }: ResultQuestion): ComparedAnswers {
  const { ended, spec } = state;
  return { scorer: spec.scorer, samples, ended, passMark: passMark(planInput) };
}

/** What was said of the month's cap that ended it; null where none did. */
function capOf({ stops }: EndedEvaluation): string | null {
  return Object.values(stops).find(({ reason }) => reason === 'cap')?.message ?? null;
}
