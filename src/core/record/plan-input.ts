import type { PlanInput } from '../plan/plan-input.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';
import type { EndedTrial, PlanState } from './evaluation-record.ts';

/** What the plan may know of an evaluation at this moment. */
export function planInput(state: PlanState, prepared: PreparedEvaluation): PlanInput {
  const { spec } = state;
  const ended = groupByCandidate(state.ended, spec.candidates.length);
  return {
    design: spec.design,
    samples: prepared.samples.length,
    groups: prepared.groups,
    continuous: isContinuous(spec.scorer),
    repeats: spec.repeats,
    bar: spec.bar,
    estimand: spec.estimand,
    strict: spec.strict,
    thorough: spec.thorough,
    seed: spec.seed,
    candidates: spec.candidates.map(({ name }, index) => ({
      name,
      costPerCall:
        measuredCost(ended[index]!) ?? prepared.prices.candidates[index]!.expectedCallUsd,
      finished: ended[index]!,
      stopped: state.stops[index] !== undefined,
    })),
    open: state.open.map(({ candidate, sample, repeat }) => ({ candidate, sample, repeat })),
    memory: state.plan,
  };
}

function groupByCandidate(ended: readonly EndedTrial[], candidates: number): EndedTrial[][] {
  const groups: EndedTrial[][] = Array.from({ length: candidates }, () => []);
  for (const trial of ended) groups[trial.candidate]?.push(trial);
  return groups;
}

/** Mean dollars of the calls that were billed; null before the first. */
function measuredCost(ended: readonly EndedTrial[]): number | null {
  const billed = ended.filter(({ uncachedCost }) => uncachedCost > 0);
  if (billed.length === 0) return null;
  return billed.reduce((sum, { uncachedCost }) => sum + uncachedCost, 0) / billed.length;
}
