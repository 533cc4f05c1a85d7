import type {
  EndedEvaluations,
  FinishedEvaluations,
  LostWork,
  NewEvaluations,
  PlannedEvaluations,
  StoredEvaluations,
} from '../flows/ports/record.ts';
import { advanceEvaluation } from './advance-evaluation.ts';
import type { Database } from './client.ts';
import { createEvaluation } from './create-evaluation.ts';
import { loadEvaluation, readFinalState, readFinished } from './read-evaluation.ts';
import { type RecoverOptions, recoverLost } from './recover.ts';
import { storeResult } from './store-result.ts';

/** An evaluation's way from its start to its result. */
export type EvaluationStore = NewEvaluations &
  StoredEvaluations &
  PlannedEvaluations &
  EndedEvaluations &
  FinishedEvaluations &
  LostWork;

/** The evaluations' record in PostgreSQL. */
export function createEvaluationStore(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): EvaluationStore {
  return {
    create: (evaluation, caps) => createEvaluation(db, evaluation, caps),
    load: (id) => loadEvaluation(db, id),
    advance: (id, decide) => advanceEvaluation(db, id, decide),
    read: (id) => readFinalState(db, id),
    finish: (id, result, trials) => storeResult(db, id, result, trials),
    finished: (id) => readFinished(db, id),
    recover: () => recoverLost(db, { leaseMs, simulated }),
  };
}
