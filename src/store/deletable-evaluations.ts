import { and, eq, lt, ne, sql } from 'drizzle-orm';
import type { DeletableEvaluations, ExpiringEvaluations } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { evaluations } from './schema.ts';

/** Deleting evaluations in PostgreSQL: samples and trials go with their evaluation, and what looked into it. */
export function createDeletableEvaluations(
  db: Database,
): DeletableEvaluations & ExpiringEvaluations {
  const ended = ne(evaluations.state, 'running');
  const age = sql`coalesce(${evaluations.finishedAt}, ${evaluations.createdAt})`;
  return {
    remove: async (id) =>
      db.transaction(async (tx) => {
        const removed = await tx
          .delete(evaluations)
          .where(and(eq(evaluations.id, id), ended))
          .returning({ id: evaluations.id });
        if (removed.length === 0) return false;
        await tx.delete(evaluations).where(sql`${evaluations.spec}->'inquiry'->>'of' = ${id}`);
        return true;
      }),
    workspaces: async () => {
      const rows = await db.selectDistinct({ workspace: evaluations.workspace }).from(evaluations);
      return rows.map(({ workspace }) => workspace);
    },
    removeBefore: async (workspace, before) => {
      const removed = await db
        .delete(evaluations)
        .where(and(eq(evaluations.workspace, workspace), ended, lt(age, before)))
        .returning({ id: evaluations.id });
      return removed.length;
    },
  };
}
