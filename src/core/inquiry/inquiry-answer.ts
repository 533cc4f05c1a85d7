import { modelOf } from '../catalog/find-model.ts';
import { recipeYaml } from '../export/recipe-yaml.ts';
import { itemAt } from '../item-at.ts';
import { type AddedTokensCost, addedTokensCost } from '../pricing/added-tokens.ts';
import { monthPrice } from '../pricing/month-price.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import { variableBefore } from '../request/cache-note.ts';
import { type Leak, leakFinder } from '../request/leaks/leak-finder.ts';
import { withShownColumns } from '../request/shown-columns.ts';
import type { ModelResult } from '../result/schema/result.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import { mean } from '../stats/moments.ts';
import { type Comparison, comparedWithPlain } from '../why/confirmation.ts';
import {
  type BiggerModel,
  biggerModel,
  type CauseQuestion,
  type FailureCause,
  failureCause,
} from '../why/failure-cause.ts';
import type { KeptRules } from '../why/kept-rules.ts';
import { type PlainRetry, plainRetry } from '../why/plain-retry.ts';
import { type RatedDocument, ratedDocument } from '../why/ratings.ts';
import { chosenArm, type Screening } from '../why/screening.ts';
import type { ArmCandidate } from './arm-candidates.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { chosenOf, type EndedStage, endedStage, screeningOf, spentUsd } from './next-stage.ts';
import { ratingsIn } from './rating-stage.ts';
import { rulesIn } from './rules-stage.ts';
import { judgedSamples } from './trial-stages.ts';

/** What an inquiry found. */
export interface InquiryAnswer {
  question: InquiryQuestion;
  retry: PlainRetry | null;
  /** Samples that the document gives away. */
  leaks: readonly Leak[];
  rated: RatedDocument | null;
  /** null where no arm was tried: the cause is not known either. */
  screening: Screening | null;
  cause: FailureCause | null;
  chosen: ArmCandidate | null;
  confirmed: Confirmed | null;
  /** The incumbent with the same document; null: not asked. */
  incumbent: Comparison | null;
  bigger: BiggerModel | null;
  money: AddedMoneyOf | null;
  /** The rules that were written, to keep; null: none were. */
  rules: KeptRules | null;
  /** What ended it early, in sentences. */
  stopped: readonly string[];
  spentUsd: number;
}

/** The fixed candidate by its fresh trials alone. */
interface Confirmed {
  evaluationId: string;
  comparison: Comparison;
  measured: ModelResult;
  /** What its evaluation concluded, with the samples that are lacking. */
  reason: string;
  /** As it stands in an evaluation file. */
  recipe: string;
}

/** What the added tokens cost: of the candidate, and of the cheapest other vendor's model of the line-up. */
interface AddedMoneyOf {
  own: AddedTokensCost;
  plainMonthly: number;
  /** A variable of the sample that stands before them: they can't be cached; null: none does. */
  behind: string | null;
  others: readonly { model: string; added: AddedTokensCost; plainMonthly: number }[];
}

/** Returns what an inquiry found by the stages that have ended. */
export function inquiryAnswer(
  question: InquiryQuestion,
  ended: readonly EndedStage[],
): InquiryAnswer {
  const { stored, index, samples, inquiry } = question;
  const rating = endedStage(ended, 'rating');
  const rated = rating && ratedDocument(ratingsIn(rating.ended, question.failing));
  const screening = screeningOf(question, ended);
  const chosen = chosenOf(question, ended);
  const confirmed = confirmedOf(question, ended, chosen);
  const isWhole = isUnstopped(endedStage(ended, 'screening'));
  const bigger = screening && biggerModel(stored, index, screening.stayWrong);
  const all = samples.map((_, sample) => sample);
  const leaksIn = leakFinder(withShownColumns(question.spec, samples), all);
  const written = endedStage(ended, 'rules');
  return {
    question,
    retry: plainRetry(stored, index),
    leaks: inquiry.document ? leaksIn(inquiry.document.text) : [],
    rated,
    screening,
    cause: screening && causeOf(question, { screening, isWhole, confirmed, rated, bigger }),
    chosen,
    confirmed,
    incumbent: incumbentOf(question, endedStage(ended, 'comparison')),
    bigger,
    money: chosen && moneyOf(question, chosen),
    rules: written && rulesIn(written.ended, question),
    stopped: stopsIn(ended),
    spentUsd: spentUsd(ended),
  };
}

function causeOf(
  { result, candidate }: InquiryQuestion,
  {
    confirmed,
    ...facts
  }: Pick<CauseQuestion, 'screening' | 'isWhole' | 'rated' | 'bigger'> & {
    confirmed: Confirmed | null;
  },
): FailureCause {
  const plain = result.models.find((model) => model.candidate === candidate.name);
  return failureCause({
    ...facts,
    chosen: chosenArm(facts.screening),
    confirmed: confirmed?.comparison ?? null,
    proven: confirmed?.measured.verdict === 'proven' && plain?.verdict === 'ruled out',
  });
}

/** Whether nothing ended a stage before it was through. */
function isUnstopped(state: FinalState | null): boolean {
  return state !== null && Object.keys(state.stops).length === 0;
}

function confirmedOf(
  question: InquiryQuestion,
  ended: readonly EndedStage[],
  chosen: ArmCandidate | null,
): Confirmed | null {
  const state = endedStage(ended, 'confirmation');
  const measured = state?.result?.models.find(
    (model) => model.candidate === chosen?.candidate.name,
  );
  if (!chosen || !state?.result || !measured || measured.trials === 0) return null;
  const judged = judgedSamples(question, chosen.arm);
  const { stored, index } = question;
  const comparison = comparedWithPlain(studyOf(question), {
    judged,
    fresh: state.ended
      .filter((trial) => trial.candidate === 0)
      .map((trial) => ({ ...trial, sample: itemAt(judged, trial.sample) })),
    plain: itemAt(stored.candidates, index).ended,
  });
  const { id, result, spec } = state;
  const recipe = recipeYaml({ result, spec }, chosen.candidate.name);
  return { evaluationId: id, comparison, measured, reason: result.reason, recipe };
}

function incumbentOf(question: InquiryQuestion, state: FinalState | null): Comparison | null {
  const { incumbent, stored, spec, samples } = question;
  if (incumbent === null || state === null || state.ended.length === 0) return null;
  const index = spec.candidates.indexOf(incumbent.candidate);
  const comparison = comparedWithPlain(studyOf(question), {
    judged: samples.map((_, sample) => sample),
    fresh: state.ended,
    plain: itemAt(stored.candidates, index).ended,
  });
  return comparison.samples > 0 ? comparison : null;
}

function studyOf({ spec, samples }: InquiryQuestion) {
  return {
    samples: samples.length,
    groups: samples.map(({ group }) => group),
    continuous: isContinuous(spec.scorer),
    repeats: spec.repeats,
    bar: spec.bar,
    estimand: spec.estimand,
    seed: spec.seed,
  };
}

function moneyOf(question: InquiryQuestion, { arm }: ArmCandidate): AddedMoneyOf | null {
  const { spec, catalog, candidate, result } = question;
  if (arm.addedTokens === 0) return null;
  const behind = variableBefore(spec, arm.kind === 'context' ? 'document' : 'instructions');
  const of = (model: ModelResult) => {
    const found = spec.candidates.find(({ name }) => name === model.candidate);
    const listed = found && modelOf(catalog, found);
    if (!listed) return null;
    const kept = behind === null ? listed : { ...listed, cacheKind: null };
    return addedTo(question, model, { model: kept, tokens: arm.addedTokens });
  };
  const plain = result.models.find((model) => model.candidate === candidate.name);
  const own = plain && of(plain);
  if (!plain || !own) return null;
  const vendors = Map.groupBy(
    result.models.filter(({ provider, trials }) => provider !== candidate.provider && trials > 0),
    ({ provider }) => provider,
  );
  const others = [...vendors.values()].flatMap(([cheapest]) => {
    const added = cheapest && of(cheapest);
    if (!added) return [];
    const { candidate: model, monthlySpend } = cheapest;
    return [{ model, added, plainMonthly: monthlySpend }];
  });
  return { own, plainMonthly: plain.monthlySpend, behind, others };
}

function addedTo(
  { spec, samples, at }: InquiryQuestion,
  { tokens: measured }: ModelResult,
  { model, tokens }: { model: Parameters<typeof addedTokensCost>[0]['model']; tokens: number },
): AddedTokensCost | null {
  const answer = mean(samples.map(({ expected }) => textTokens(expected.length)));
  const call = {
    inputTokens: measured?.input ?? 0,
    outputTokens: measured?.output ?? answer,
  };
  return addedTokensCost({
    model,
    tokens,
    prefixTokens: tokens + textTokens(spec.system?.length ?? 0),
    call,
    volume: spec.volume,
    spread: 'evenly',
    price: monthPrice(model, at),
  });
}

function stopsIn(ended: readonly EndedStage[]): string[] {
  const messages = ended.flatMap(({ state }) =>
    Object.values(state.stops).map(({ message }) => message),
  );
  return [...new Set(messages)];
}
