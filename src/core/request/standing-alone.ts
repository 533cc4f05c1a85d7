import type { EvaluationSpec } from '../evaluation.ts';

/**
 * Returns what a stage of an inquiry asked as an evaluation that stands for itself: one that is started
 * from it is no stage.
 */
export function standingAlone({ inquiry, ...spec }: EvaluationSpec): EvaluationSpec {
  return spec;
}
