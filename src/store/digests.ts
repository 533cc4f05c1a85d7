import { and, eq, sql } from 'drizzle-orm';
import { DEFINITIONS } from '../core/settings/definitions.ts';
import type { DigestStore } from '../flows/ports/week.ts';
import type { Database } from './client.ts';
import { digests } from './week-schema.ts';

/** The record of weekly digests in PostgreSQL. */
export function createDigestStore(db: Database): DigestStore {
  const row = (workspace: string, week: string) =>
    and(eq(digests.workspace, workspace), eq(digests.week, week));
  return {
    workspaces: async () => {
      const { rows } = await db.execute<{
        workspace: string;
        since: string | null;
        chosenBy: string | null;
      }>(sql`
        select w.workspace, coalesce(chosen.changed_at, first.at)::text as since,
          case chosen.changed_by_kind when 'person' then chosen.changed_by_id end as "chosenBy"
        from (select workspace from evaluations union select workspace from workspace_settings) w
        left join workspace_settings chosen
          on chosen.workspace = w.workspace and chosen.name = ${DEFINITIONS.digestChannel.name}
        left join (select workspace, min(at) as at from digests group by workspace) first
          on first.workspace = w.workspace
        order by 1`);
      return rows.map(({ workspace, since, chosenBy }) => ({
        workspace,
        chosenBy,
        since: since === null ? null : new Date(since),
      }));
    },
    decided: async (workspace) => {
      const rows = await db
        .select({ week: digests.week })
        .from(digests)
        .where(eq(digests.workspace, workspace))
        .orderBy(sql`${digests.at} desc`)
        .limit(RECENT);
      return new Set(rows.map(({ week }) => week));
    },
    decide: async (workspace, week, state, at) => {
      const rows = await db
        .insert(digests)
        .values({ workspace, week, state, at })
        .onConflictDoNothing()
        .returning({ week: digests.week });
      return rows.length > 0;
    },
    settle: async (workspace, week, outcome) => {
      await db.update(digests).set(outcome).where(row(workspace, week));
    },
  };
}

/** More weeks than are ever caught up with. */
const RECENT = 60;
