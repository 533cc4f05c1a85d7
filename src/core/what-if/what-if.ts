import type { Catalog } from '../catalog/model.ts';
import type { Bar, EvaluationSpec, LatencyBar } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { inHindsight } from '../plan/in-hindsight.ts';
import { withCandidate } from '../plan/memory.ts';
import { nextStep } from '../plan/next-step.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { passedAnotherBar, UNTESTED_AT_FIRST_BAR, WHAT_IF_UNDECIDED } from '../plan/reasons.ts';
import type { ChosenPrice } from '../pricing/chosen-price.ts';
import { canPrice } from '../pricing/measured-calls.ts';
import { findingsOf } from '../recommendation/findings.ts';
import type { EndedSums } from '../record/ended-sums.ts';
import { type PlannedEvaluation, type PlannedTrials, plannedInput } from '../record/plan-input.ts';
import { expectedSteps, plannedTrials } from '../record/trial-sums.ts';
import { assembleResult } from '../result/assemble-result.ts';
import { modelNamed } from '../result/candidate-figures.ts';
import type { LedgerTotals } from '../result/ended-evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';

/** What is asked of an evaluation that has ended. */
export interface WhatIf {
  /** Calls a month; null: as it was. */
  volume: number | null;
  /** null: as it was. */
  bar: Bar | null;
  /** null: as it was. */
  latency: LatencyBar | null;
  chosenPrice: ChosenPrice;
}

/**
 * The result that an evaluation's stored trials have at another volume, bar or price, at the
 * catalogue's prices of `at`; `before` is the result it ended with. Under another bar the full design
 * is decided anew; of one that stopped early at most `likely` is said, but for a model that was proven
 * at a bar as high (decided 5).
 */
export function whatIf(
  { state, sums, cells }: EndedSums,
  catalog: Catalog,
  { before, question, at }: { before: Result; question: WhatIf; at: Date },
): Result {
  const { bar, latency, volume, chosenPrice } = question;
  const spec = {
    ...state.spec,
    bar: bar ?? state.spec.bar,
    ...(latency && { latency }),
    volume: volume ?? state.spec.volume,
  };
  const isFull = spec.design === 'full';
  const isAnew = bar !== null || (latency !== null && isFull);
  const trials = plannedTrials(sums, cells, spec.repeats);
  const plan = isAnew ? planUnder({ ...state, spec }, trials, state.spec.bar) : state.plan;
  const otherwise = { ...state, spec, plan };
  const input = {
    ...plannedInput(otherwise, trials),
    ...(latency && !isFull && { latencyInHindsight: true as const }),
  };
  const result = assembleResult({
    state: { ...otherwise, ledger: ledgerOf(before, spec) },
    figures: sums.figures,
    findings: bar === null && latency === null ? sums.findings : findingsOf(input, sums.findings),
    planInput: input,
    expected: expectedSteps(sums, catalog),
    catalog,
    chosenPrice,
    ownMoney: LIST_MONEY,
    at,
  });
  const { startedAt, finishedAt } = before.evaluation;
  const isOpen = bar !== null && !isFull;
  return {
    ...result,
    evaluation: { ...result.evaluation, startedAt, finishedAt },
    models: isOpen ? result.models.map(undecided) : result.models,
    spend: before.spend,
  };
}

/** Whether an evaluation's trials have to be read again for a question: what counts as right, or where a price changes, is not what they were summed up for. */
export function needsTrials(
  { state: { spec }, sums }: Pick<EndedSums, 'state' | 'sums'>,
  catalog: Catalog,
  { bar, latency, at }: Pick<WhatIf, 'bar' | 'latency'> & { at: Date },
): boolean {
  if (bar !== null && isContinuous(spec.scorer)) return true;
  // The times that were summed up are those that its own latency asks for.
  if (latency && Boolean(latency.firstToken) !== Boolean(spec.latency?.firstToken)) return true;
  return spec.candidates.some((candidate, index) => {
    const { calls } = itemAt(sums.figures.candidates, index);
    return calls !== null && !canPrice(calls, modelNamed(catalog, candidate), at);
  });
}

/** What was paid is as it was. */
function ledgerOf({ models, spend }: Result, { candidates }: EvaluationSpec): LedgerTotals {
  return {
    byCandidate: candidates.map(({ name }, candidate) => ({
      candidate,
      usd: models.find((model) => model.candidate === name)?.spend ?? 0,
    })),
    judgeUsd: spend.judgeUsd,
    assumed: spend.lost,
    uncounted: { calls: 0, usd: 0 },
  };
}

/** What-if's own words say what it is less of, and in which currency. */
const LIST_MONEY = {
  discount: 0,
  currency: { code: 'USD', perDollar: 1, day: null, wanted: null },
} as const;

/** What the plan would have to remember under another bar; `before`: the one it had. */
function planUnder(state: PlannedEvaluation, trials: PlannedTrials, before: Bar): PlanMemory {
  const { bar, design } = state.spec;
  const input = plannedInput({ ...state, plan: null }, trials);
  if (design === 'full') return nextStep(input).memory;
  const open = inHindsight(input, state.plan, UNTESTED_AT_FIRST_BAR);
  if (before.kind === 'relative' || bar.kind === 'relative' || bar.rate > before.rate) return open;
  const candidates = state.plan?.candidates ?? [];
  return candidates.reduce((memory, { decision, alpha, looks }, index) => {
    if (decision !== 'proven') return memory;
    const reason = passedAnotherBar(before.rate);
    return withCandidate(memory, index, { decision, alpha, looks, reason });
  }, open);
}

function undecided(model: Result['models'][number]): Result['models'][number] {
  const { verdict, trials } = model;
  const isOpen = (verdict === 'likely' || verdict === 'unclear') && trials > 0;
  return isOpen ? { ...model, reason: WHAT_IF_UNDECIDED } : model;
}
