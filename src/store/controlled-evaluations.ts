import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Caps } from '../core/caps/caps.ts';
import { fromDollars, toDollars } from '../core/money.ts';
import { reopenForBudget } from '../core/record/reopen-for-budget.ts';
import type { Stop } from '../core/stop.ts';
import type { ControlledEvaluations } from '../flows/ports/record.ts';
import { answerQuestion } from './answer-question.ts';
import type { Database, Transaction } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { lockPurses, requireRoomIn } from './purses.ts';
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
    answer: (id, answer) => answerQuestion(db, id, answer),
    raiseBudget: (id, budgetUsd, caps) => raiseBudget(db, id, budgetUsd, caps),
    pause: async (id) => {
      await db
        .update(evaluations)
        .set({ state: 'paused' })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')));
    },
    resume: (id, caps) => resume(db, id, caps),
  };
}

async function resume(db: Database, id: string, caps: Caps | null): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockSpender(tx, id, caps);
    if (row.state !== 'paused') return;
    if (caps !== null) {
      await requireRoomIn(tx, { ...row, actor: actorOf(row) }, row.budget - row.spent, caps);
    }
    await tx
      .update(evaluations)
      .set({ state: 'running', wakeAt: WOKEN })
      .where(eq(evaluations.id, id));
  });
}

/** An evaluation under its own lock and, where there are caps, its workspace's purses. */
async function lockSpender(tx: Transaction, id: string, caps: Caps | null) {
  if (caps !== null) {
    const [row] = await tx
      .select({ workspace: evaluations.workspace })
      .from(evaluations)
      .where(eq(evaluations.id, id));
    if (row) await lockPurses(tx, row.workspace);
  }
  const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
  if (!row) throw notFound(id);
  return row;
}

async function raiseBudget(
  db: Database,
  id: string,
  budgetUsd: number,
  caps: Caps | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockSpender(tx, id, caps);
    const needed = fromDollars(budgetUsd) - row.spent;
    if (caps !== null) await requireRoomIn(tx, { ...row, actor: actorOf(row) }, needed, caps);
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
