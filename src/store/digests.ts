import { and, eq, ne, sql } from 'drizzle-orm';
import { DEFINITIONS } from '../core/settings/definitions.ts';
import type { DigestStore } from '../flows/ports/week.ts';
import type { Database } from './client.ts';
import { workspaceSettings } from './schema.ts';
import { digests } from './week-schema.ts';

/** The record of weekly digests in PostgreSQL. */
export function createDigestStore(db: Database): DigestStore {
  const row = (workspace: string, week: string) =>
    and(eq(digests.workspace, workspace), eq(digests.week, week));
  return {
    subscribed: async () => {
      const rows = await db
        .select({ workspace: workspaceSettings.workspace, since: workspaceSettings.changedAt })
        .from(workspaceSettings)
        .where(
          and(
            eq(workspaceSettings.name, DEFINITIONS.digestChannel.name),
            ne(workspaceSettings.value, 'off'),
          ),
        );
      return rows;
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
