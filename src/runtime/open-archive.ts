import type { Config } from '../config.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { deleteEvaluation } from '../flows/delete-evaluation.ts';
import { exportEvaluation } from '../flows/export-evaluation.ts';
import { readLedger, readLedgerCalls } from '../flows/read-ledger.ts';
import type { ArchiveVerbs } from '../flows/verbs.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createDeletableEvaluations } from '../store/deletable-evaluations.ts';
import { createEvaluationStore } from '../store/evaluations.ts';
import { createLedgerReader } from '../store/ledger-reader.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';
import { createSummedEvaluations } from '../store/summed-evaluations.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import { pastVerbs } from './past-verbs.ts';
import { settingsHere } from './settings-here.ts';
import type { Timings } from './timings.ts';

/** Opens the record for whoever looks back. */
export async function openArchive(
  options: StorageOptions &
    Pick<Config, 'settings' | 'ratesUrl'> & { catalog: Catalog; timings: Timings },
): Promise<ArchiveVerbs & { close(): Promise<void> }> {
  const { db, close } = await openStorage(options);
  const { catalog, simulated, timings } = options;
  const evaluations = {
    ...createEvaluationStore(db, { leaseMs: timings.lease, simulated }),
    ...createControlledEvaluations(db),
    ...createPastEvaluations(db),
    ...createDeletableEvaluations(db),
    ...createSummedEvaluations(db),
  };
  const { settings, rates } = settingsHere(db, options);
  const ledger = createLedgerReader(db, { simulated });
  return {
    ...pastVerbs({ evaluations, settings, rates, catalog }),
    ledger: (command) => readLedger({ ledger, settings }, command),
    ledgerCalls: (command) => readLedgerCalls({ ledger, settings }, command),
    export: (command) => exportEvaluation({ evaluations }, command),
    delete: (command) => deleteEvaluation({ evaluations, settings }, command),
    close,
  };
}
