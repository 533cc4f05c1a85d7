import { createHash } from 'node:crypto';
import type { Catalog } from '../core/catalog/model.ts';
import type { LookIntoDeps } from '../flows/look-into.ts';
import type { Database } from '../store/client.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import type { EvaluationStore } from '../store/evaluations.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';

/** What looking into an evaluation's failures needs of the record. */
export function lookDeps({
  db,
  evaluations,
  catalog,
  start,
}: {
  db: Database;
  evaluations: EvaluationStore;
  catalog: Catalog;
  start: LookIntoDeps['start'];
}): LookIntoDeps {
  const { control } = createControlledEvaluations(db);
  const { result } = createPastEvaluations(db);
  return {
    evaluations: { ...evaluations, control, result },
    catalog,
    start,
    fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
