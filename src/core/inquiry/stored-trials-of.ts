import { passMark } from '../evidence/pass-mark.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import { planInput } from '../record/plan-input.ts';
import type { Result } from '../result/schema/result.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';
import type { StoredTrials } from '../why/stored-trials.ts';

/** An evaluation that has ended, with its trials. */
export interface EndedRecord {
  state: FinalState;
  result: Result;
  prepared: PreparedEvaluation;
}

/** Returns what an ended evaluation has stored of its answers. */
export function storedTrialsOf({ state, result, prepared }: EndedRecord): StoredTrials {
  const lines = new Map(result.models.map((model) => [model.candidate, model]));
  const { volume } = result.evaluation;
  return {
    samples: prepared.samples,
    scorer: prepared.spec.scorer,
    passMark: passMark(planInput(state, prepared)),
    candidates: prepared.spec.candidates.map(({ name }, index) => ({
      name,
      costPerCall: lines.get(name)?.costPerCall ?? 0,
      monthCallUsd: (lines.get(name)?.monthlySpend ?? 0) / volume,
      ended: state.ended.filter((trial) => trial.candidate === index),
    })),
  };
}
