import { isRetired, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { AppError } from '../errors.ts';
import { callPrices } from '../estimate/call-prices.ts';
import type { Candidate, EvaluationRequest, EvaluationSpec, ModelSettings } from '../evaluation.ts';
import { checkAnswers } from '../request/check-answers.ts';
import { pricedCandidate } from '../request/priced-candidate.ts';
import { PLAIN, recipeName } from '../request/recipe-of.ts';
import type { ModelPair, RequestChanges } from '../request/request-changes.ts';
import { requireBarOf } from '../request/require-bar-of.ts';
import { standingAlone } from '../request/standing-alone.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { higherEfforts } from '../why/higher-efforts.ts';

/**
 * Returns the request of a stored evaluation to be started once more, without the models that cannot
 * be called any more. Throws AppError('invalid input') where none is left, where the bar names none of
 * them, where the model asked for can't be called, and where an expected answer is none for the scorer.
 */
export function askedAgain(
  { spec, samples }: EvaluationRequest,
  { bar: otherBar, scorer, model: name, pair }: RequestChanges,
  { catalog, at }: { catalog: Catalog; at: Date },
): EvaluationRequest {
  const listed = catalogWith(catalog, spec.ownModels);
  const callable = spec.candidates.filter((candidate) => {
    const model = modelOf(listed, candidate);
    return model !== null && !isRetired(model, at);
  });
  const whole = { spec: { ...spec, candidates: callable, bar: otherBar ?? spec.bar }, samples };
  const { candidates, bar } =
    name === null
      ? { ...whole.spec, ...(pair && { candidates: [pairOf(pair, callable)] }) }
      : withModelAlone(name, whole, { catalog: listed, at });
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
  const isWhole = name === null && pair === null;
  const current = isWhole ? spec.current : currentAmong(candidates, spec.current);
  return { spec: { ...standingAlone(spec), candidates, bar, scorer: compared, current }, samples };
}

/** Throws AppError('invalid input') where one of them can't be called any more. */
function pairOf({ first, to, when, of }: ModelPair, candidates: readonly Candidate[]): Candidate {
  const [one, other] = [first, to].map((name) =>
    candidates.find((candidate) => candidate.name === name && candidate.recipe === undefined),
  );
  if (!one || !other) {
    throw new AppError('invalid input', `${first} and ${to} can't both be called any more.`);
  }
  const recipe = { ...PLAIN, escalation: { to: settingsOf(other), when, of } };
  return { ...one, name: recipeName(one.name, recipe), recipe };
}

function settingsOf({ recipe, purpose, ...settings }: Candidate): ModelSettings {
  return settings;
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
