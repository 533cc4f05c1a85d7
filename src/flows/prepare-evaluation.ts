import { type Catalog, type CatalogModel, findModel, resolveCandidate } from '../core/catalog.ts';
import { AppError } from '../core/errors.ts';
import { type CallPrices, callPrices } from '../core/estimate/call-prices.ts';
import type { Candidate, EvaluationSpec, Sample } from '../core/evaluation.ts';
import { compileScorer, isContinuous } from '../core/scoring/compile-scorer.ts';
import type { Answer, Score } from '../core/trial.ts';
import type { EvaluationStore } from './ports.ts';

/** An evaluation made ready for its trials: what is the same for all of them, worked out once. */
export interface PreparedEvaluation {
  id: string;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  continuous: boolean;
  /** By candidate; null when the catalogue no longer knows the model. */
  models: readonly (CatalogModel | null)[];
  /** null when a judge scores. */
  score: ((answer: Answer, sample: Sample) => Score) | null;
  judge: Judge | null;
  prices: CallPrices;
}

export interface Judge {
  rubric: string;
  candidate: Candidate;
  model: CatalogModel;
}

export type PrepareEvaluation = (id: string) => Promise<PreparedEvaluation>;

/** Evaluations kept ready in this process; more would only cost memory. */
const KEPT = 8;

/**
 * Loads an evaluation and makes it ready, keeping the last few: what it holds never changes once
 * stored. Throws AppError('not found').
 */
export function prepareEvaluations(
  evaluations: Pick<EvaluationStore, 'load'>,
  catalog: Catalog,
  now: () => Date,
): PrepareEvaluation {
  const kept = new Map<string, Promise<PreparedEvaluation>>();
  return (id) => {
    const known = kept.get(id);
    if (known) return known;
    const loading = evaluations.load(id).then((stored) => prepare(stored, catalog, now()));
    kept.set(id, loading);
    loading.catch(() => kept.delete(id));
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return loading;
  };
}

function prepare(
  { id, spec, samples }: { id: string; spec: EvaluationSpec; samples: readonly Sample[] },
  catalog: Catalog,
  at: Date,
): PreparedEvaluation {
  const { scorer } = spec;
  return {
    id,
    spec,
    samples,
    continuous: isContinuous(scorer),
    models: spec.candidates.map((candidate) => catalogModel(catalog, candidate)),
    score: scorer.type === 'judge' ? null : compileScorer(scorer),
    judge: scorer.type === 'judge' ? judgeOf(scorer, catalog) : null,
    prices: callPrices({ spec, samples, catalog, at }),
  };
}

function catalogModel(catalog: Catalog, { provider, model }: Candidate): CatalogModel | null {
  return findModel(catalog, `${provider}/${model}`);
}

function judgeOf(scorer: { rubric: string; model: string }, catalog: Catalog): Judge {
  const resolved = resolveCandidate(catalog, scorer.model);
  if ('message' in resolved) throw new AppError('configuration', resolved.message);
  const { candidate } = resolved;
  const model = catalogModel(catalog, candidate);
  if (!model) throw new AppError('configuration', `The catalogue has no model ${scorer.model}.`);
  return { rubric: scorer.rubric, candidate, model };
}
