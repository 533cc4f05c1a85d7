import type { EvaluationSpec } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import type { Asking } from '../plan/asking.ts';
import { hasPilot } from '../plan/pilots.ts';
import type { PlanCandidate, PlanInput } from '../plan/plan-input.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { measuredCallUsd } from '../pricing/measured-call-usd.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';
import type { Stop } from '../stop.ts';
import type { EndedTrial, PlanState } from './evaluation-record.ts';

/** What the plan may know of an evaluation at this moment. */
export function planInput(state: PlanState, prepared: PreparedEvaluation): PlanInput {
  const { spec } = state;
  const { candidates, judge, lengths } = prepared.prices;
  const ended = groupByCandidate(state.ended, spec.candidates.length);
  const input = plannedInput(state, {
    samples: prepared.samples.length,
    groups: prepared.groups,
    candidates: candidates.map((price, index) => {
      const trials = ended[index] ?? [];
      return {
        costPerCall: measuredCallUsd(trials, price, lengths) ?? price.expectedCallUsd,
        monthTimes: price.monthTimes,
        finished: spec.latency?.firstToken ? trials.map(byFirstToken) : trials,
        piloted: hasPilot(spec, price.worstCallUsd + (judge?.worstCallUsd ?? 0)),
      };
    }),
  });
  return {
    ...input,
    asking: askingOf(state, judge?.expectedCallUsd ?? 0),
    open: state.open.map(({ candidate, sample, repeat }) => ({ candidate, sample, repeat })),
  };
}

/** An evaluation as far as the plan has to know it. */
export interface PlannedEvaluation {
  spec: EvaluationSpec;
  stops: Readonly<Record<string, Stop>>;
  plan: PlanMemory | null;
}

/** What is known of its samples and trials. */
export interface PlannedTrials {
  samples: number;
  /** By sample. */
  groups: PlanInput['groups'];
  /** In the order of the line-up. */
  candidates: readonly Pick<
    PlanCandidate,
    'costPerCall' | 'monthTimes' | 'finished' | 'laidOut' | 'piloted'
  >[];
}

/** The same of an evaluation that has no trial open and asks nobody. */
export function plannedInput(
  { spec, stops, plan }: PlannedEvaluation,
  { samples, groups, candidates }: PlannedTrials,
): PlanInput {
  return {
    design: spec.design,
    samples,
    groups,
    ...(spec.rounds && { rounds: spec.rounds.map(({ firstSample }) => firstSample) }),
    continuous: isContinuous(spec.scorer),
    repeats: spec.repeats,
    bar: spec.bar,
    ...(spec.latency && { latency: spec.latency }),
    estimand: spec.estimand,
    strict: spec.strict,
    thorough: spec.thorough,
    seed: spec.seed,
    candidates: spec.candidates.map(({ name }, index) => ({
      name,
      ...itemAt(candidates, index),
      stopped: stops[index] !== undefined,
    })),
    asking: null,
    open: [],
    memory: plan,
  };
}

/** The time that counts is the one to the first token. */
function byFirstToken(trial: EndedTrial): EndedTrial {
  return { ...trial, latencyMs: trial.firstTokenMs ?? null };
}

function groupByCandidate(ended: readonly EndedTrial[], candidates: number): EndedTrial[][] {
  const groups: EndedTrial[][] = Array.from({ length: candidates }, () => []);
  for (const trial of ended) groups[trial.candidate]?.push(trial);
  return groups;
}

/** null where nobody was there when it started, or what it costs at most was not kept. */
function askingOf(
  { asks, estimatedUsd, largestUsd, questions }: PlanState,
  judgeUsd: number,
): Asking | null {
  if (!asks || largestUsd === null) return null;
  const granted = questions.flatMap(({ answer, kind }) =>
    answer === 'yes' && kind !== 'approval' && kind !== 'answer check' ? [kind] : [],
  );
  return { expectedUsd: estimatedUsd, largestUsd, judgeUsd, granted };
}
