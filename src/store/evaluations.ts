import { and, eq, sql } from 'drizzle-orm';
import type { PostedMessage } from '../core/record/evaluation-record.ts';
import { resultSchema } from '../core/result/result.ts';
import type { Stop } from '../core/stop.ts';
import type { EvaluationStore } from '../flows/ports/record.ts';
import { advanceEvaluation } from './advance-evaluation.ts';
import type { Database } from './client.ts';
import { createEvaluation } from './create-evaluation.ts';
import { dropPlanned } from './drop-trials.ts';
import { readProgress } from './progress.ts';
import {
  actorOf,
  destinationOf,
  loadEvaluation,
  notFound,
  readFinalState,
  readFinished,
} from './read-evaluation.ts';
import { type RecoverOptions, recoverLost } from './recover.ts';
import { evaluations, WOKEN } from './schema.ts';

/** The evaluations' record in PostgreSQL. */
export function createEvaluationStore(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): EvaluationStore {
  return {
    create: (evaluation) => createEvaluation(db, evaluation),
    load: (id) => loadEvaluation(db, id),
    advance: (id, decide) => advanceEvaluation(db, id, decide),
    read: (id) => readFinalState(db, id),
    result: async (id) => {
      const [row] = await db
        .select({
          result: evaluations.result,
          actorKind: evaluations.actorKind,
          actorId: evaluations.actorId,
          destinationChannel: evaluations.destinationChannel,
        })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      if (!row) throw notFound(id);
      return {
        result: row.result && resultSchema.parse(row.result),
        actor: actorOf(row),
        destination: destinationOf(row),
      };
    },
    finished: (id) => readFinished(db, id),
    finish: async (id, result) => {
      await db
        .update(evaluations)
        .set({ state: 'finished', result, finishedAt: sql`now()` })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')));
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
    progress: (id) => readProgress(db, id),
    message: async (id) => {
      const [row] = await db
        .select({ message: evaluations.message })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      return row?.message ?? null;
    },
    keepMessage: (id, message) => keepMessage(db, id, message),
    saveMessage: async (id, message) => {
      await db.update(evaluations).set({ message }).where(eq(evaluations.id, id));
    },
    markAnnounced: async (id) => {
      await db.update(evaluations).set({ announcedAt: sql`now()` }).where(eq(evaluations.id, id));
    },
    recover: () => recoverLost(db, { leaseMs, simulated }),
  };
}

async function keepMessage(
  db: Database,
  id: string,
  message: PostedMessage,
): Promise<PostedMessage> {
  const [row] = await db
    .update(evaluations)
    .set({ message: sql`coalesce(${evaluations.message}, ${JSON.stringify(message)}::jsonb)` })
    .where(eq(evaluations.id, id))
    .returning({ message: evaluations.message });
  return row?.message ?? message;
}

const CANCELLED: Stop = { reason: 'cancelled', message: 'Cancelled before it was decided.' };

/** Drops what has not begun and stops every candidate; calls under way still end and count. */
async function cancelEvaluation(db: Database, id: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ spec: evaluations.spec, stops: evaluations.stops })
      .from(evaluations)
      .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')))
      .for('update');
    if (!row) return false;
    await dropPlanned(tx, id, sql`true`);
    const stops = Object.fromEntries(row.spec.candidates.map((_, index) => [index, CANCELLED]));
    await tx
      .update(evaluations)
      .set({
        stops: { ...stops, ...row.stops },
        wakeAt: WOKEN,
      })
      .where(eq(evaluations.id, id));
    return true;
  });
}
