import { and, eq, ne } from 'drizzle-orm';
import type { DeletableEvaluations } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { evaluations } from './schema.ts';

/** Deleting evaluations in PostgreSQL: samples and trials go with their evaluation. */
export function createDeletableEvaluations(db: Database): DeletableEvaluations {
  return {
    remove: async (id) => {
      const removed = await db
        .delete(evaluations)
        .where(and(eq(evaluations.id, id), ne(evaluations.state, 'running')))
        .returning({ id: evaluations.id });
      return removed.length > 0;
    },
  };
}
