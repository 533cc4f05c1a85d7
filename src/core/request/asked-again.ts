import { isRetired, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { AppError } from '../errors.ts';
import type { Bar, EvaluationRequest, Scorer } from '../evaluation.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { checkAnswers } from './check-answers.ts';
import { requireBarOf } from './require-bar-of.ts';

/** What is asked otherwise than the time before; null: nothing. */
export interface Otherwise {
  bar: Bar | null;
  scorer: Scorer | null;
}

/**
 * Returns the request of a stored evaluation to be started once more, without the models that cannot
 * be called any more. Throws AppError('invalid input') where none is left, where the bar names none of
 * them, and where an expected answer is none for the scorer.
 */
export function askedAgain(
  { spec, samples }: EvaluationRequest,
  { bar, scorer }: Otherwise,
  { catalog, at }: { catalog: Catalog; at: Date },
): EvaluationRequest {
  const listed = catalogWith(catalog, spec.ownModels);
  const candidates = spec.candidates.filter((candidate) => {
    const model = modelOf(listed, candidate);
    return model !== null && !isRetired(model, at);
  });
  if (candidates.length === 0) {
    throw new AppError(
      'invalid input',
      'None of its models can be called any more: choose others.',
    );
  }
  const faults = scorer === null ? [] : checkAnswers(samples, scorer);
  if (faults.length > 0) {
    throw new AppError('invalid input', 'Its samples do not fit this answer check.', { faults });
  }
  requireBarOf(bar ?? spec.bar, { candidates });
  const accepted = samples.flatMap(({ expected, alternatives }) => [expected, ...alternatives]);
  const compared = scorer === null ? spec.scorer : settledScorer(scorer, accepted).scorer;
  return { spec: { ...spec, candidates, bar: bar ?? spec.bar, scorer: compared }, samples };
}
