import { isRetired, modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { AppError } from '../errors.ts';
import type {
  Bar,
  Candidate,
  Escalation,
  EvaluationRequest,
  ModelSettings,
  Scorer,
} from '../evaluation.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { checkAnswers } from './check-answers.ts';
import { PLAIN, recipeName } from './recipe-of.ts';
import { requireBarOf } from './require-bar-of.ts';
import { standingAlone } from './standing-alone.ts';

/** What is asked otherwise than the time before; null: nothing. */
export interface Otherwise {
  bar: Bar | null;
  scorer: Scorer | null;
  /** Two of its models in a row, in the place of all. */
  pair: PairAsked | null;
}

/** A pair of models that is put to the test: `to` answers where the answers of `first` are not enough. */
export interface PairAsked {
  first: string;
  to: string;
  when: Escalation['when'];
  of: number;
}

/**
 * Returns the request of a stored evaluation to be started once more, without the models that cannot
 * be called any more. Throws AppError('invalid input') where none is left, where the bar names none of
 * them, and where an expected answer is none for the scorer.
 */
export function askedAgain(
  { spec, samples }: EvaluationRequest,
  { bar, scorer, pair }: Otherwise,
  { catalog, at }: { catalog: Catalog; at: Date },
): EvaluationRequest {
  const listed = catalogWith(catalog, spec.ownModels);
  const callable = spec.candidates.filter((candidate) => {
    const model = modelOf(listed, candidate);
    return model !== null && !isRetired(model, at);
  });
  const candidates = pair === null ? callable : [pairOf(pair, callable)];
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
  return {
    spec: { ...standingAlone(spec), candidates, bar: bar ?? spec.bar, scorer: compared },
    samples,
  };
}

/** Throws AppError('invalid input') where one of them can't be called any more. */
function pairOf({ first, to, when, of }: PairAsked, candidates: readonly Candidate[]): Candidate {
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
