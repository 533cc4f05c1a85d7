import { json, pgTable, uuid } from 'drizzle-orm/pg-core';
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
