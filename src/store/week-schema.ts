import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { DigestState } from '../core/digest/digest-state.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One row a workspace and week: its digest is attempted once, whatever restarts. */
export const digests = pgTable(
  'digests',
  {
    workspace: text('workspace').notNull(),
    /** ISO 8601: `2026-W53`. */
    week: text('week').notNull(),
    state: text('state').$type<DigestState>().notNull(),
    channel: text('channel'),
    ts: text('ts'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.week] })],
);

/** What people have been told once and for all: of a pick (`subject`: its evaluation) or of a cap. */
export const announcements = pgTable(
  'announcements',
  {
    workspace: text('workspace').notNull(),
    subject: text('subject').notNull(),
    key: text('key').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.subject, table.key] })],
);
