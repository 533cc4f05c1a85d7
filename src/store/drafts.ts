import { and, eq, lt, sql } from 'drizzle-orm';
import { readDraft } from '../core/request/form/draft.ts';
import type { DraftStore } from '../flows/ports/drafts.ts';
import type { Database } from './client.ts';
import { drafts } from './schema.ts';

/** Forms that are not submitted yet, in PostgreSQL. */
export function createDraftStore(db: Database): DraftStore {
  return {
    save: async (id, draft, { workspace, person, at }) => {
      await db
        .insert(drafts)
        .values({ id, workspace, person, draft, savedAt: at })
        .onConflictDoUpdate({
          target: drafts.id,
          set: { draft, savedAt: at },
          setWhere: sql`${drafts.workspace} = ${workspace} and ${drafts.person} = ${person}`,
        });
    },
    read: async (id, { workspace, person }) => {
      const [row] = await db
        .select({ draft: drafts.draft })
        .from(drafts)
        .where(and(eq(drafts.id, id), eq(drafts.workspace, workspace), eq(drafts.person, person)));
      return row ? readDraft(row.draft) : null;
    },
    remove: async (id) => {
      await db.delete(drafts).where(eq(drafts.id, id));
    },
    removeBefore: async (before) => {
      await db.delete(drafts).where(lt(drafts.savedAt, before));
    },
  };
}
