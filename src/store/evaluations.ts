import { and, eq, sql } from 'drizzle-orm';
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
import { evaluations } from './schema.ts';

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
    finish: async (id, result) => {
      await db
        .update(evaluations)
        .set({
          state: 'finished',
          result,
          finishedAt: sql`now()`,
          granted: sql`least(granted, spent + margin + reserved)`,
        })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')));
    },
    finished: (id) => readFinished(db, id),
    recover: () => recoverLost(db, { leaseMs, simulated }),
  };
}
