import { modelOf } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { catalogWith } from '../catalog/own-models.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import { AppError } from '../errors.ts';
import { type CallPrices, callPrices } from '../estimate/call-prices.ts';
import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { compileScorer, isContinuous } from '../scoring/compile-scorer.ts';
import { sameAnswer } from '../scoring/same-answer.ts';
import type { Answer, Score } from '../trial.ts';

/** An evaluation made ready for its trials: what is the same for all of them, worked out once. */
export interface PreparedEvaluation {
  id: string;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  /** By sample. */
  groups: readonly Sample['group'][];
  continuous: boolean;
  scoring: Scoring;
  prices: CallPrices;
  /** For the prices of the models that are called, and of one that answered for another. */
  catalog: Catalog;
}

/** How an answer gets its score: by comparing it, or by asking a judge. */
type Scoring =
  | {
      by: 'comparing';
      score: (answer: Answer, sample: Sample) => Score;
      /** Whether two answers are the same; null where the scorer can't tell. */
      isSame: ReturnType<typeof sameAnswer>;
    }
  | { by: 'judge'; judge: Judge };

export interface Judge {
  rubric: string;
  candidate: Candidate;
  model: CatalogModel;
}

/**
 * Works out, once, what is the same for all trials of a stored evaluation. Throws
 * AppError('configuration') for a judge that the catalogue does not know.
 */
export function prepare(
  { id, spec, samples }: { id: string; spec: EvaluationSpec; samples: readonly Sample[] },
  listed: Catalog,
  at: Date,
): PreparedEvaluation {
  const { scorer } = spec;
  const catalog = catalogWith(listed, spec.ownModels);
  return {
    id,
    spec,
    samples,
    groups: samples.map(({ group }) => group),
    continuous: isContinuous(scorer),
    scoring:
      scorer.type === 'judge'
        ? { by: 'judge', judge: judgeOf(scorer, catalog) }
        : {
            by: 'comparing',
            score: compileScorer(scorer),
            isSame: sameAnswer(scorer),
          },
    prices: callPrices({ spec, samples, catalog, at }),
    catalog,
  };
}

function judgeOf(scorer: { rubric: string; model: string }, catalog: Catalog): Judge {
  const resolved = resolveCandidate(catalog, scorer.model);
  if ('message' in resolved) throw new AppError('configuration', resolved.message);
  const { candidate } = resolved;
  const model = modelOf(catalog, candidate);
  if (!model) throw new AppError('configuration', `The catalogue has no model ${scorer.model}.`);
  return { rubric: scorer.rubric, candidate, model };
}
