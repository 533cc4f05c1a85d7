import type { Catalog } from '../core/catalog/model.ts';
import { type PreparedEvaluation, prepare } from '../core/settlement/prepared.ts';
import type { PrepareEvaluation, StoredEvaluations } from '../flows/ports/record.ts';

/** Evaluations kept ready in this process; more would only cost memory. */
const KEPT = 8;

/**
 * Loads an evaluation and makes it ready, keeping the last few: what it holds never changes once
 * stored. Throws AppError('not found').
 */
export function prepareEvaluations(
  evaluations: StoredEvaluations,
  catalog: Catalog,
  now: () => Date,
): PrepareEvaluation {
  const kept = new Map<string, Promise<PreparedEvaluation>>();
  return (id) => {
    const loaded = kept.get(id);
    if (loaded) return loaded;
    const loading = evaluations.load(id).then((stored) => prepare(stored, catalog, now()));
    kept.set(id, loading);
    loading.catch(() => kept.delete(id));
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return loading;
  };
}
