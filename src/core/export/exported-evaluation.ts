import type { EvaluationSpec, Sample } from '../evaluation.ts';
import type { Result } from '../result/schema/result.ts';
import type { FinishedTrial } from '../trial.ts';

/** An evaluation that has ended, with its trials. */
export interface ExportedEvaluation {
  result: Result;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  ended: readonly FinishedTrial[];
}
