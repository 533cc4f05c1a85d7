import { and, eq, inArray, sql } from 'drizzle-orm';
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
        })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      if (!row) throw notFound(id);
      const { workspace, simulated, state } = row;
      return { workspace, actor: actorOf(row), simulated, state };
    },
    cancel: (id) => cancelEvaluation(db, id),
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
