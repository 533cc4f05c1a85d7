import type { Asking } from '../plan/asking.ts';
import { hasPilot } from '../plan/pilots.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { measuredCallUsd } from '../pricing/measured-call-usd.ts';
import { isContinuous } from '../scoring/compile-scorer.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';
import type { EndedTrial, PlanState } from './evaluation-record.ts';

/** What the plan may know of an evaluation at this moment. */
export function planInput(state: PlanState, prepared: PreparedEvaluation): PlanInput {
  const { spec } = state;
  const { candidates, judge, lengths } = prepared.prices;
  const ended = groupByCandidate(state.ended, spec.candidates.length);
  const timed = spec.latency?.firstToken ? ended.map((trials) => trials.map(byFirstToken)) : ended;
  return {
    design: spec.design,
    samples: prepared.samples.length,
    groups: prepared.groups,
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
      costPerCall:
        measuredCallUsd(ended[index]!, candidates[index]!, lengths) ??
        candidates[index]!.expectedCallUsd,
      finished: timed[index]!,
      stopped: state.stops[index] !== undefined,
      piloted: hasPilot(spec, candidates[index]!.worstCallUsd + (judge?.worstCallUsd ?? 0)),
    })),
    asking: askingOf(state, judge?.expectedCallUsd ?? 0),
    open: state.open.map(({ candidate, sample, repeat }) => ({ candidate, sample, repeat })),
    memory: state.plan,
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
  const granted = questions.flatMap(({ kind, answer }) =>
    answer === 'yes' && kind !== 'answer check' ? [kind] : [],
  );
  return { expectedUsd: estimatedUsd, largestUsd, judgeUsd, granted };
}
