import type { Catalog } from '../core/catalog/model.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Result } from '../core/result/result.ts';
import type { Ctx, EvaluationCommand } from '../flows/ctx.ts';
import { listEvaluations } from '../flows/list-evaluations.ts';
import { type RescoreCommand, rescoreEvaluation } from '../flows/rescore-evaluation.ts';
import { showEvaluation } from '../flows/show-evaluation.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createEvaluationStore } from '../store/evaluations.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import type { Timings } from './timings.ts';

/** The evaluations that were: nothing is called, and nothing but the database is opened. */
export interface Archive {
  list(command: { ctx: Ctx; input: { most: number } }): Promise<readonly ListedEvaluation[]>;
  show(command: EvaluationCommand): Promise<Result>;
  rescore(command: RescoreCommand): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the record for whoever looks back. */
export async function openArchive(
  options: StorageOptions & { catalog: Catalog; timings: Timings },
): Promise<Archive> {
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
