import type { Catalog } from '../catalog/model.ts';
import type { Sample, Scorer } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { inHindsight } from '../plan/in-hindsight.ts';
import { nextStep } from '../plan/next-step.ts';
import { UNTESTED_BY_FIRST_SCORER } from '../plan/reasons.ts';
import { compileScorer } from '../scoring/compile-scorer.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { type PreparedEvaluation, prepare } from '../settlement/prepared.ts';
import type { FinishedTrial, TrialFailure } from '../trial.ts';
import type { FinalState } from './evaluation-record.ts';
import { planInput } from './plan-input.ts';

/** What an answer's text has no part in: it stays as it is under any scorer. */
const KEPT: ReadonlySet<TrialFailure> = new Set([
  'refused',
  'truncated',
  'too slow',
  'does not fit',
  'empty',
  'given up',
]);

/**
 * An evaluation as if its answers had been compared by another scorer. Where everything was asked
 * (the full design), the plan is asked anew; else which calls were made hung on the first scorer's
 * verdicts, and nothing is decided. Throws a RangeError for a judge, which takes calls.
 */
export function rescored(
  state: FinalState,
  samples: readonly Sample[],
  { scorer: chosen, catalog, at }: { scorer: Scorer; catalog: Catalog; at: Date },
): { state: FinalState; prepared: PreparedEvaluation } {
  const accepted = samples.flatMap(({ expected, alternatives }) => [expected, ...alternatives]);
  const { scorer } = settledScorer(chosen, accepted);
  const spec = { ...state.spec, scorer };
  const score = compileScorer(scorer);
  const ended = state.ended.map((trial) =>
    rescoredTrial(trial, itemAt(samples, trial.sample), score),
  );
  const undecided: FinalState = { ...state, spec, ended, plan: null };
  const prepared = prepare({ id: state.id, spec, samples }, catalog, at);
  const input = planInput(undecided, prepared);
  const plan =
    spec.design === 'full'
      ? nextStep(input).memory
      : inHindsight(input, state.plan, UNTESTED_BY_FIRST_SCORER);
  return { state: { ...undecided, plan }, prepared };
}

function rescoredTrial(
  trial: FinishedTrial,
  sample: Sample,
  score: ReturnType<typeof compileScorer>,
): FinishedTrial {
  const { answer, failure, usage, servedModel, latencyMs } = trial;
  if (answer === null || usage === null || (failure !== null && KEPT.has(failure))) return trial;
  const stored = {
    text: answer,
    stop: 'complete' as const,
    usage,
    servedModel: servedModel ?? '',
    latencyMs: latencyMs ?? 0,
  };
  const { value, failure: wrong, note } = score(stored, sample);
  return { ...trial, score: value, failure: wrong, note };
}
