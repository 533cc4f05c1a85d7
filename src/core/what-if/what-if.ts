import type { Bar, LatencyBar } from '../evaluation.ts';
import { newMemory, withCandidate } from '../plan/memory.ts';
import { nextStep } from '../plan/next-step.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { passedAnotherBar, WHAT_IF_UNDECIDED } from '../plan/reasons.ts';
import type { PriceFactor } from '../pricing/price-factor.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import { planInput } from '../record/plan-input.ts';
import { assembleResult } from '../result/assemble-result.ts';
import type { Result } from '../result/result.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';

/** What is asked of an evaluation that has ended. */
export interface WhatIf {
  /** Calls a month; null: as it was. */
  volume: number | null;
  /** null: as it was. */
  bar: Bar | null;
  /** null: as it was. */
  latency: LatencyBar | null;
  priceFactor: PriceFactor;
}

/**
 * The result that an evaluation's stored trials have at another volume, bar or price, at the
 * catalogue's prices of `at`; `before` is the result it ended with. Under another bar the full design
 * is decided anew; of one that stopped early at most `likely` is said, but for a model that was proven
 * at a bar as high (decided 5).
 */
export function whatIf(
  state: FinalState,
  prepared: PreparedEvaluation,
  { before, question, at }: { before: Result; question: WhatIf; at: Date },
): Result {
  const { bar, latency, volume, priceFactor } = question;
  const spec = {
    ...state.spec,
    bar: bar ?? state.spec.bar,
    ...(latency && { latency }),
    volume: volume ?? state.spec.volume,
  };
  const isFull = spec.design === 'full';
  const isAnew = bar !== null || (latency !== null && isFull);
  const plan = isAnew
    ? planUnder(spec.bar, { ...state, spec }, prepared, state.spec.bar)
    : state.plan;
  const otherwise: FinalState = { ...state, spec, plan };
  const result = assembleResult({
    state: otherwise,
    samples: prepared.samples,
    planInput: {
      ...planInput(otherwise, prepared),
      ...(latency && !isFull && { latencyInHindsight: true as const }),
    },
    expected: prepared.prices.candidates,
    catalog: prepared.catalog,
    priceFactor,
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

/** What-if's own words say what it is less of, and in which currency. */
const LIST_MONEY = { discount: 0, currency: { code: 'USD', perDollar: 1 } } as const;

/** What the plan would have to remember under another bar. */
function planUnder(
  bar: Bar,
  state: FinalState,
  prepared: PreparedEvaluation,
  before: Bar,
): PlanMemory | null {
  const input = planInput({ ...state, spec: { ...state.spec, bar }, plan: null }, prepared);
  if (state.spec.design === 'full') return nextStep(input).memory;
  if (before.kind === 'relative' || bar.kind === 'relative' || bar.rate > before.rate) return null;
  const { candidates } = state.plan ?? newMemory(input);
  return candidates.reduce((memory, { decision, alpha, looks }, index) => {
    if (decision !== 'proven') return memory;
    const reason = passedAnotherBar(before.rate);
    return withCandidate(memory, index, { decision, alpha, looks, reason });
  }, newMemory(input));
}

function undecided(model: Result['models'][number]): Result['models'][number] {
  const { verdict, trials } = model;
  const isOpen = (verdict === 'likely' || verdict === 'unclear') && trials > 0;
  return isOpen ? { ...model, reason: WHAT_IF_UNDECIDED } : model;
}
