import {
  bigint,
  boolean,
  index,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Actor } from '../core/actor.ts';
import type { TrialCells, TrialSums } from '../core/record/trial-sums.ts';
import { evaluations } from './schema.ts';

/** One row an evaluation that has ended: its trials summed up. Evaluations of before this was kept have none. */
export const trialSums = pgTable('trial_sums', {
  evaluationId: uuid('evaluation_id')
    .primaryKey()
    .references(() => evaluations.id, { onDelete: 'cascade' }),
  sums: json('sums').$type<TrialSums>().notNull(),
  scores: json('scores').$type<TrialCells['scores']>().notNull(),
  latencies: json('latencies').$type<TrialCells['latencies']>().notNull(),
});

/**
 * What an evaluation has spent in each quarter of an hour, so that a month's cap adds up a few of these
 * and not every call: a month begins on one in every time zone. Triggers on `ledger` keep it
 * (migrations), whoever writes; like that it stays when the evaluation is deleted.
 */
export const ledgerSums = pgTable(
  'ledger_sums',
  {
    evaluationId: uuid('evaluation_id').notNull(),
    since: timestamp('since', { withTimezone: true, mode: 'date' }).notNull(),
    workspace: text('workspace').notNull(),
    simulated: boolean('simulated').notNull(),
    actorKind: text('actor_kind').$type<Actor['kind']>(),
    actorId: text('actor_id'),
    /** Picodollars. */
    amount: bigint('amount', { mode: 'bigint' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.evaluationId, table.since] }),
    index('ledger_sums_workspace').on(table.workspace, table.since),
  ],
);
