import { modelOf } from '../catalog/find-model.ts';
import { labelsOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Candidate, EvaluationSpec } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { toDollars } from '../money.ts';
import type { OwnMoney } from '../own-money.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { atStandardPrice, type ChosenPrice } from '../pricing/chosen-price.ts';
import type { ExpectedStep } from '../pricing/expected-steps.ts';
import { nextPriceStep } from '../pricing/projection.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { recommend } from '../recommendation/recommend.ts';
import type { Stop } from '../stop.ts';
import { checkWords, checkWordsBelow } from './answer-check.ts';
import type { EndedEvaluation } from './ended-evaluation.ts';
import type { EndedFigures } from './ended-figures.ts';
import { modelName, modelResult } from './model-result.ts';
import { unlessCutOff } from './own-limit.ts';
import { cutShortWarnings, sampleWarnings } from './result-warnings.ts';
import type { ModelResult, Result } from './schema/result.ts';
import { effortOffers, effortWords } from './words/effort-offers.ts';

export interface ResultQuestion {
  state: Omit<EndedEvaluation, 'ended'>;
  /** What its trials come to, and what is known of each candidate by them. */
  figures: EndedFigures;
  findings: readonly CandidateFinding[];
  planInput: PlanInput;
  /** By candidate: what a call was expected to be before any was made. */
  expected: readonly { calls: readonly ExpectedStep[] }[];
  catalog: Catalog;
  chosenPrice: ChosenPrice;
  /** What the workspace pays in, and less of. */
  ownMoney: OwnMoney;
  at: Date;
}

/** The result of an evaluation: each candidate's figures, the pick, and what it all cost. */
export function assembleResult(question: ResultQuestion): Result {
  const { state, figures, catalog } = question;
  const { spec } = state;
  const findings = question.findings.map((finding, index) =>
    unlessCutOff(finding, itemAt(figures.candidates, index).cutOff),
  );
  const models = modelResults(question, findings);
  const { pick, ending, headline, reason } = recommendation(question, findings, models);
  const { doubted } = figures;
  const isDoubtful = doubted !== null && ending === 'none good enough';
  const doubt = doubted ? [isDoubtful ? checkWordsBelow(doubted) : checkWords(doubted)] : [];
  const efforts = offersOf(question, { findings, models, pick: pick?.candidate ?? null });
  const cheapest = Math.min(
    ...models.map(({ monthlySpend }) => monthlySpend).filter((usd) => usd > 0),
  );
  return {
    schema: 'llm-pick/result@1',
    simulated: state.simulated,
    evaluation: evaluationPart(question),
    models: models
      .map((model) => ({ ...model, priceMultiple: model.monthlySpend / cheapest }))
      .toSorted((a, b) => a.monthlySpend - b.monthlySpend),
    pick: pick && pickPart(itemAt(spec.candidates, pick.candidate), pick),
    ending,
    answerCheck: doubted,
    headline: isDoubtful ? `${headline}: this looks like the answer check` : headline,
    reason: (pick
      ? [reason, ...effortSentence(question, efforts)]
      : [...doubt, ...cutOffs(question), ...ways(ending, reason, effortSentence(question, efforts))]
    ).join(' '),
    spend: spendPart(state, models),
    cap: capOf(state),
    retest: null,
    efforts,
    cascades: [],
    cascadeNote: null,
    pairToTest: null,
    pricesCheckedAt: catalog.checkedAt,
    warnings: [
      ...(pick ? doubt : []),
      ...sampleWarnings(spec, figures, question.planInput.samples),
      ...cutShortWarnings(state, figures.calls, ending),
      ...figures.warnings,
    ],
  };
}

function pickPart(
  candidate: Candidate,
  { reason, probability, grade }: NonNullable<ReturnType<typeof recommend>['pick']>,
): Result['pick'] {
  return {
    model: modelName(candidate),
    candidate: candidate.name,
    reason,
    probability,
    grade,
  };
}

function spendPart(
  state: ResultQuestion['state'],
  models: readonly ModelResult[],
): Result['spend'] {
  return {
    usd: toDollars(state.spent),
    estimatedUsd: state.estimatedUsd,
    fullDesignUsd: fullDesignUsd(models, state),
    judgeUsd: state.ledger.judgeUsd,
    lost: state.ledger.assumed,
  };
}

/** Of each candidate, in the line-up's order. */
function modelResults(
  { state, figures, expected, catalog, chosenPrice, at }: ResultQuestion,
  findings: readonly CandidateFinding[],
) {
  const { spec } = state;
  return spec.candidates.map((candidate, index) =>
    modelResult({
      spec,
      candidate,
      catalog,
      chosenPrice,
      at,
      finding: itemAt(findings, index),
      figures: itemAt(figures.candidates, index),
      expected: itemAt(expected, index).calls,
      spend: state.ledger.byCandidate.find((line) => line.candidate === index)?.usd ?? 0,
      stopMessage: state.stops[index]?.message ?? null,
      simulated: state.simulated,
    }),
  );
}

function recommendation(
  { state, planInput, catalog, chosenPrice, at }: ResultQuestion,
  findings: readonly CandidateFinding[],
  models: ReturnType<typeof modelResults>,
) {
  const { spec } = state;
  const stops = Object.entries(state.stops);
  const stoppedBy = (reason: Stop['reason']) => stops.filter(([, stop]) => stop.reason === reason);
  const refusals = Map.groupBy(stoppedBy('provider'), ([, { message }]) => message);
  return recommend({
    input: planInput,
    candidates: models.map(({ candidate, costPerCall, monthlySpend, laterSpend }, index) => ({
      index,
      name: candidate,
      label: labelOf(catalog, itemAt(spec.candidates, index)),
      costPerCall: atStandardPrice(
        costPerCall,
        modelOf(catalog, itemAt(spec.candidates, index)),
        chosenPrice.level,
      ),
      monthlySpend,
      nextStep: nextPriceStep(laterSpend, at),
      finding: itemAt(findings, index),
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
  { fullDesignUsd: estimated, ledger }: ResultQuestion['state'],
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
  const { state, figures, planInput, catalog, chosenPrice, at } = question;
  if (figures.doubted !== null) return [];
  const { spec, ledger } = state;
  return effortOffers({
    spec,
    samples: planInput.samples,
    findings,
    models,
    below: pick === null ? null : itemAt(models, pick).monthlySpend,
    judgeCallUsd: (ledger.judgeUsd ?? 0) / Math.max(1, figures.calls),
    catalog,
    chosenPrice,
    at,
  });
}

/** What more thinking costs goes before other ways on; what a provider refused goes before both. */
function ways(ending: Result['ending'], reason: string, efforts: readonly string[]): string[] {
  return ending === 'provider failed' ? [reason, ...efforts] : [...efforts, reason];
}

/** Before any other way on that costs more; below a pick, after its claim. */
function effortSentence(
  { planInput, catalog }: ResultQuestion,
  efforts: Result['efforts'],
): string[] {
  const words = effortWords(efforts, planInput.samples, labelsOf(catalog));
  return words === null ? [] : [words];
}

function labelOf(catalog: Catalog, candidate: EvaluationSpec['candidates'][number]): string {
  return labelsOf(catalog)(candidate.name);
}

/** Of the candidates that our own limit of answer tokens cut off: what to raise, before any other advice. */
function cutOffs({ state, figures, catalog }: ResultQuestion): string[] {
  return state.spec.candidates.flatMap((candidate, index) => {
    const words = itemAt(figures.candidates, index).cutOff;
    return words === null ? [] : [`${labelOf(catalog, candidate)}: ${words}`];
  });
}

function evaluationPart({
  state,
  planInput,
  ownMoney: { discount, currency },
  at,
}: ResultQuestion): Result['evaluation'] {
  const { spec } = state;
  const { reference } = planInput.memory ?? newMemory(planInput);
  return {
    id: state.id,
    name: spec.name,
    samples: planInput.samples,
    rounds: roundsOf(state, planInput.samples),
    repeats: spec.repeats,
    bar:
      spec.bar.kind === 'absolute'
        ? spec.bar.rate
        : { within: spec.bar.within, of: itemAt(spec.candidates, reference ?? 0).name },
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
  { spec, createdAt }: ResultQuestion['state'],
  samples: number,
): Result['evaluation']['rounds'] {
  const rounds = [{ firstSample: 0, addedAt: createdAt.toISOString() }, ...(spec.rounds ?? [])];
  return rounds.map(({ firstSample, addedAt }, index) => ({
    samples: (rounds[index + 1]?.firstSample ?? samples) - firstSample,
    at: addedAt,
  }));
}

/** What was said of the month's cap that ended it; null where none did. */
function capOf({ stops }: ResultQuestion['state']): string | null {
  return Object.values(stops).find(({ reason }) => reason === 'cap')?.message ?? null;
}
