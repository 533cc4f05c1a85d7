import type { Catalog } from '../core/catalog/model.ts';
import { type PreparedEvaluation, prepare } from '../core/settlement/prepared.ts';
import type { PrepareEvaluation, StoredEvaluations } from '../flows/ports/record.ts';

/** Evaluations kept ready in this process; more would only cost memory. */
const KEPT = 8;

/**
 * Loads an evaluation and makes it ready, keeping the last few: what it holds never changes, but for
 * samples that are added, by other processes, too. Throws AppError('not found').
 */
export function prepareEvaluations(
  evaluations: StoredEvaluations,
  catalog: Catalog,
  now: () => Date,
): PrepareEvaluation {
  const kept = new Map<string, Promise<PreparedEvaluation>>();
  const load = (id: string) => {
    const loading = evaluations.load(id).then((stored) => prepare(stored, catalog, now()));
    kept.set(id, loading);
    loading.catch(() => kept.delete(id));
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return loading;
  };
  const loadAgain = (id: string, stale: Promise<PreparedEvaluation>) => {
    const current = kept.get(id);
    return current === undefined || current === stale ? load(id) : current;
  };
  return (id, samples = 0) => {
    const loaded = kept.get(id);
    if (!loaded) return load(id);
    return loaded.then((ready) => (ready.samples.length < samples ? loadAgain(id, loaded) : ready));
  };
}
