import { and, eq } from 'drizzle-orm';
import type { AnnouncementStore } from '../flows/ports/week.ts';
import type { Database } from './client.ts';
import { announcements } from './week-schema.ts';

/** What people were told once and for all, in PostgreSQL. */
export function createAnnouncementStore(db: Database): AnnouncementStore {
  return {
    recorded: async (workspace, subject) => {
      const rows = await db
        .select({ key: announcements.key })
        .from(announcements)
        .where(and(eq(announcements.workspace, workspace), eq(announcements.subject, subject)));
      return new Set(rows.map(({ key }) => key));
    },
    record: async (workspace, subject, keys, at) => {
      if (keys.length === 0) return new Set();
      const rows = await db
        .insert(announcements)
        .values(keys.map((key) => ({ workspace, subject, key, at })))
        .onConflictDoNothing()
        .returning({ key: announcements.key });
      return new Set(rows.map(({ key }) => key));
    },
  };
}
