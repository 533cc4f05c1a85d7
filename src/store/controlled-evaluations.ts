import { and, eq, inArray, sql } from 'drizzle-orm';
import { fromDollars, toDollars } from '../core/money.ts';
import { reopenForBudget } from '../core/record/reopen-for-budget.ts';
import type { Stop } from '../core/stop.ts';
import type { ControlledEvaluations } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { actorOf, notFound } from './read-evaluation.ts';
import { evaluations, WOKEN } from './schema.ts';

/** Cancelling, pausing and resuming evaluations in PostgreSQL. */
export function createControlledEvaluations(db: Database): ControlledEvaluations {
  return {
    control: async (id) => {
      const [row] = await db
        .select({
          workspace: evaluations.workspace,
          actorKind: evaluations.actorKind,
          actorId: evaluations.actorId,
          simulated: evaluations.simulated,
          state: evaluations.state,
          budget: evaluations.budget,
        })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      if (!row) throw notFound(id);
      const { workspace, simulated, state } = row;
      const budgetUsd = toDollars(row.budget);
      return { id, workspace, actor: actorOf(row), simulated, state, budgetUsd };
    },
    cancel: (id) => cancelEvaluation(db, id),
    raiseBudget: (id, budgetUsd) => raiseBudget(db, id, budgetUsd),
    pause: async (id) => {
      await db
        .update(evaluations)
        .set({ state: 'paused' })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')));
    },
    resume: async (id) => {
      await db
        .update(evaluations)
        .set({ state: 'running', wakeAt: WOKEN })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'paused')));
    },
  };
}

async function raiseBudget(db: Database, id: string, budgetUsd: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
    if (!row) throw notFound(id);
    const reopened = reopenForBudget(row);
    const isOver = row.state === 'finished' && reopened !== null;
    await tx
      .update(evaluations)
      .set({
        spec: { ...row.spec, budget: budgetUsd },
        budget: fromDollars(budgetUsd),
        ...(reopened && { ...reopened, wakeAt: WOKEN }),
        ...(isOver && { ...REOPENED, message: row.message && { ...row.message, replies: [] } }),
      })
      .where(eq(evaluations.id, id));
  });
}

/** Its next result is told as the first was, with a thread of its own. */
const REOPENED = { state: 'running', result: null, finishedAt: null, announcedAt: null } as const;

const CANCELLED: Stop = { reason: 'cancelled', message: 'Cancelled before it was decided.' };

/**
 * Drops what has not begun and stops every candidate; calls under way still end and count. A paused
 * one runs again, to its end.
 */
async function cancelEvaluation(db: Database, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ spec: evaluations.spec, stops: evaluations.stops })
      .from(evaluations)
      .where(and(eq(evaluations.id, id), inArray(evaluations.state, ['running', 'paused'])))
      .for('update');
    if (!row) return false;
    await dropPlanned(tx, id, sql`true`);
    const stops = Object.fromEntries(row.spec.candidates.map((_, index) => [index, CANCELLED]));
    await tx
      .update(evaluations)
      .set({
        state: 'running',
        stops: { ...stops, ...row.stops },
        wakeAt: WOKEN,
      })
      .where(eq(evaluations.id, id));
    return true;
  });
}
