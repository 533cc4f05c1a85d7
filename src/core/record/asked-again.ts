import { isRetired, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { AppError } from '../errors.ts';
import { callPrices } from '../estimate/call-prices.ts';
import type { Candidate, EvaluationRequest, EvaluationSpec } from '../evaluation.ts';
import { checkAnswers } from '../request/check-answers.ts';
import type { Otherwise } from '../request/otherwise.ts';
import { pricedCandidate } from '../request/priced-candidate.ts';
import { requireBarOf } from '../request/require-bar-of.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { higherEfforts } from '../why/higher-efforts.ts';

/**
 * Returns the request of a stored evaluation to be started once more, without the models that cannot
 * be called any more. Throws AppError('invalid input') where none is left, where the bar names none of
 * them, where the model asked for can't be called, and where an expected answer is none for the scorer.
 */
export function askedAgain(
  { spec, samples }: EvaluationRequest,
  { bar: otherBar, scorer, model: name }: Otherwise,
  { catalog, at }: { catalog: Catalog; at: Date },
): EvaluationRequest {
  const listed = catalogWith(catalog, spec.ownModels);
  const callable = spec.candidates.filter((candidate) => {
    const model = modelOf(listed, candidate);
    return model !== null && !isRetired(model, at);
  });
  const whole = { spec: { ...spec, candidates: callable, bar: otherBar ?? spec.bar }, samples };
  const { candidates, bar } =
    name === null ? whole.spec : withModelAlone(name, whole, { catalog: listed, at });
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
  requireBarOf(bar, { candidates });
  const accepted = samples.flatMap(({ expected, alternatives }) => [expected, ...alternatives]);
  const compared = scorer === null ? spec.scorer : settledScorer(scorer, accepted).scorer;
  const current = name === null ? spec.current : currentAmong(candidates, spec.current);
  return { spec: { ...spec, candidates, bar, scorer: compared, current }, samples };
}

/** A model alone; beside the reference where the bar compares with one. */
function withModelAlone(
  name: string,
  { spec, samples }: EvaluationRequest,
  { catalog, at }: { catalog: Catalog; at: Date },
): Pick<EvaluationSpec, 'candidates' | 'bar'> {
  const { candidates, bar } = spec;
  const chosen = candidateNamed(name, candidates, { catalog, at });
  if (bar.kind === 'absolute') return { candidates: [chosen], bar };
  const prices = callPrices({ spec, samples, catalog, at }).candidates;
  const mostExpensive = prices.toSorted((a, b) => b.expectedCallUsd - a.expectedCallUsd)[0];
  const of = bar.of ?? mostExpensive?.name ?? null;
  const reference = candidates.filter((one) => one.name === of && one.name !== chosen.name);
  return { candidates: [chosen, ...reference], bar: { ...bar, of } };
}

function candidateNamed(
  name: string,
  callable: readonly Candidate[],
  { catalog, at }: { catalog: Catalog; at: Date },
): Candidate {
  const higher = callable.flatMap((one) => higherEfforts(one, { catalog, at }));
  const own = [...callable, ...higher.map(({ candidate }) => candidate)];
  const found = own.find((one) => one.name === name);
  if (found) return found;
  const resolved = pricedCandidate(catalog, name, at);
  if ('message' in resolved) throw new AppError('invalid input', resolved.message);
  return resolved.candidate;
}

/** Nothing is said of a model in use that is not tested. */
function currentAmong(candidates: readonly Candidate[], current: string | null): string | null {
  return candidates.some(({ name }) => name === current) ? current : null;
}
