import type { Database } from '../../../src/store/client.ts';
import { createControlledEvaluations } from '../../../src/store/controlled-evaluations.ts';
import { createEvaluationStore } from '../../../src/store/evaluations.ts';
import { createMessageRecord } from '../../../src/store/message-record.ts';
import { createSummedEvaluations } from '../../../src/store/summed-evaluations.ts';
import { createTrialStore } from '../../../src/store/trials.ts';
import { booksOf } from '../runtime.ts';
import type { StoragePlace } from './place.ts';

/** The record in a PostgreSQL database that is open. */
export function openPostgresPlace(db: Database): StoragePlace {
  return {
    evaluations: (facts) => ({
      ...createEvaluationStore(db, facts),
      ...createControlledEvaluations(db),
      ...createMessageRecord(db),
      ...createSummedEvaluations(db),
    }),
    trials: (worker, facts) => createTrialStore(db, { worker, ...facts }),
    books: (id) => booksOf(db, id),
  };
}
