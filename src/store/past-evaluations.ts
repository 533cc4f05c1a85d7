import { and, desc, eq, sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { PastEvaluations } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { actorOf, readFinished } from './read-evaluation.ts';
import { evaluations } from './schema.ts';

/** The evaluations that were, for whoever looks back. */
export function createPastEvaluations(db: Database): PastEvaluations {
  return {
    list: async ({ workspace, most }) => {
      const rows = await db
        .select({
          id: evaluations.id,
          name: evaluations.name,
          state: evaluations.state,
          simulated: evaluations.simulated,
          workspace: evaluations.workspace,
          actorKind: evaluations.actorKind,
          actorId: evaluations.actorId,
          createdAt: evaluations.createdAt,
          samples: evaluations.sampleCount,
          spent: evaluations.spent,
          pick: sql<
            string | null
          >`coalesce(${evaluations.result} #>> '{pick,candidate}', ${evaluations.result} #>> '{pick,model}')`,
        })
        .from(evaluations)
        // What an inquiry runs is reported with its answer.
        .where(
          and(
            workspace === null ? undefined : eq(evaluations.workspace, workspace),
            sql`not ${evaluations.spec} ? 'inquiry'`,
            sql`not ${evaluations.spec} ? 'drafts'`,
          ),
        )
        .orderBy(desc(evaluations.createdAt))
        .limit(most);
      return rows.map(({ actorKind, actorId, spent, ...row }) => ({
        ...row,
        actor: actorOf({ actorKind, actorId }),
        spentUsd: toDollars(spent),
      }));
    },
    result: async (id) => (await readFinished(db, id)).result,
  };
}
