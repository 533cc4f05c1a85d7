import type { Catalog } from '../core/catalog/model.ts';
import type { ArchiveVerbs } from '../flows/archive-verbs.ts';
import { listEvaluations } from '../flows/list-evaluations.ts';
import { rescoreEvaluation } from '../flows/rescore-evaluation.ts';
import { showEvaluation } from '../flows/show-evaluation.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createEvaluationStore } from '../store/evaluations.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import type { Timings } from './timings.ts';

/** Opens the record for whoever looks back. */
export async function openArchive(
  options: StorageOptions & { catalog: Catalog; timings: Timings },
): Promise<ArchiveVerbs & { close(): Promise<void> }> {
  const { db, close } = await openStorage(options);
  const { catalog, simulated, timings } = options;
  const evaluations = {
    ...createEvaluationStore(db, { leaseMs: timings.lease, simulated }),
    ...createControlledEvaluations(db),
    ...createPastEvaluations(db),
  };
  return {
    list: (command) => listEvaluations({ evaluations }, command),
    show: (command) => showEvaluation({ evaluations }, command),
    rescore: (command) => rescoreEvaluation({ evaluations, catalog }, command),
    close,
  };
}
