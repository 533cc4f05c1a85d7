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
  const costs = new Map(result.models.map((model) => [model.candidate, model.costPerCall]));
  return {
    samples: prepared.samples,
    scorer: prepared.spec.scorer,
    passMark: passMark(planInput(state, prepared)),
    candidates: prepared.spec.candidates.map(({ name }, index) => ({
      name,
      costPerCall: costs.get(name) ?? 0,
      ended: state.ended.filter((trial) => trial.candidate === index),
    })),
  };
}
