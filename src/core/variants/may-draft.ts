import type { EvaluationRequest } from '../evaluation.ts';
import { FEWEST_UNITS } from '../evidence/study.ts';
import { variedColumns } from './variants-request.ts';

/**
 * Returns whether variants of the samples are worth offering: so few can't prove anything, something of
 * them is sent, and each has an answer that a variant can keep. A judge has none to compare with.
 */
export function mayDraft({ spec, samples }: EvaluationRequest): boolean {
  return (
    samples.length < FEWEST_UNITS &&
    spec.scorer.type !== 'judge' &&
    samples.every(({ expected }) => expected.trim() !== '') &&
    variedColumns(spec.prompt, samples).length > 0
  );
}
