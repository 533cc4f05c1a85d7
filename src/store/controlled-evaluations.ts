import { and, eq, inArray, sql } from 'drizzle-orm';
import { requireAsItWas } from '../core/adding/require-as-it-was.ts';
import { type Caps, requireRoom } from '../core/caps/caps.ts';
import { fromDollars, toDollars } from '../core/money.ts';
import type { AddedRoundRecord } from '../core/record/evaluation-record.ts';
import { openQuestion } from '../core/record/question.ts';
import { reopenForBudget, reopenForProviders } from '../core/record/reopen.ts';
import type { Stop } from '../core/stop.ts';
import type { ControlledEvaluations } from '../flows/ports/record.ts';
import type { Database, Transaction } from './client.ts';
import { insertSamples } from './create-evaluation.ts';
import { dropPlanned } from './drop-trials.ts';
import { lockPurses, readPurses } from './purses.ts';
import { actorOf, notFound } from './read-evaluation.ts';
import { recordAnswer } from './record-answer.ts';
import { evaluations, WOKEN } from './schema.ts';

/** Cancelling, pausing, resuming and retrying evaluations in PostgreSQL. */
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
          questions: evaluations.questions,
        })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      if (!row) throw notFound(id);
      const { workspace, simulated, state } = row;
      const budgetUsd = toDollars(row.budget);
      const question = openQuestion(row.questions);
      return { id, workspace, actor: actorOf(row), simulated, state, budgetUsd, question };
    },
    cancel: (id) => cancelEvaluation(db, id),
    answer: (id, answer, by) => recordAnswer(db, id, answer, by),
    raiseBudget: (id, budgetUsd, caps) => raiseBudget(db, id, budgetUsd, caps),
    pause: async (id) => {
      await db
        .update(evaluations)
        .set({ state: 'paused' })
        .where(and(eq(evaluations.id, id), eq(evaluations.state, 'running')));
    },
    resume: (id, caps) => resume(db, id, caps),
    retry: (id, caps) => retry(db, id, caps),
    addSamples: (id, added, caps) => addSamples(db, id, added, caps),
  };
}

async function resume(db: Database, id: string, caps: Caps | null): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockEvaluation(tx, id);
    if (row.state !== 'paused') return;
    await requireRoomFor(tx, row, caps);
    await tx
      .update(evaluations)
      .set({ state: 'running', wakeAt: WOKEN })
      .where(eq(evaluations.id, id));
  });
}

async function retry(db: Database, id: string, caps: Caps | null): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await lockEvaluation(tx, id);
    if (row.state !== 'finished' || row.result?.ending === 'picked') return false;
    const reopened = reopenForProviders(row, await dropUnanswered(tx, id));
    if (reopened === null) return false;
    await requireRoomFor(tx, row, caps);
    await tx
      .update(evaluations)
      .set({ ...reopened, refusals: {}, wakeAt: WOKEN, ...runningAnew(row) })
      .where(eq(evaluations.id, id));
    return true;
  });
}

async function addSamples(
  db: Database,
  id: string,
  added: AddedRoundRecord,
  caps: Caps | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockEvaluation(tx, id);
    requireAsItWas(id, row.state, row.sampleCount === added.after);
    await requireRoomFor(tx, row, caps);
    await insertSamples(tx, id, added.samples, added.after);
    const { spec, stops, largestUsd, asks } = added;
    await tx
      .update(evaluations)
      .set({
        spec,
        stops,
        largestUsd,
        asks,
        sampleCount: added.after + added.samples.length,
        budget: fromDollars(spec.budget),
        estimatedUsd: row.estimatedUsd + added.expectedUsd,
        expectedCalls: row.expectedCalls + added.expectedCalls,
        refusals: {},
        wakeAt: WOKEN,
        ...runningAnew(row),
      })
      .where(eq(evaluations.id, id));
  });
}

/** Drops trials that ended without a score, so that they can be planned again. Returns their candidates. */
async function dropUnanswered(tx: Transaction, id: string): Promise<ReadonlySet<number>> {
  const { rows } = await tx.execute<{ candidate: number }>(sql`
    update trials set state = 'dropped', note = null
    where evaluation_id = ${id} and state = 'done' and score is null and failure is null
    returning candidate`);
  return new Set(rows.map(({ candidate }) => candidate));
}

async function lockEvaluation(tx: Transaction, id: string) {
  const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
  if (!row) throw notFound(id);
  return row;
}

/** Throws AppError('invalid input') where a cap leaves an evaluation nothing, under its own lock. */
async function requireRoomFor(
  tx: Transaction,
  row: typeof evaluations.$inferSelect,
  caps: Caps | null,
): Promise<void> {
  if (caps === null) return;
  await lockPurses(tx, row.workspace);
  requireRoom(caps, await readPurses(tx, { ...row, actor: actorOf(row) }, caps.start));
}

async function raiseBudget(
  db: Database,
  id: string,
  budgetUsd: number,
  caps: Caps | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockEvaluation(tx, id);
    await requireRoomFor(tx, row, caps);
    const reopened = reopenForBudget(row);
    const isOver = row.state === 'finished' && reopened !== null;
    await tx
      .update(evaluations)
      .set({
        spec: { ...row.spec, budget: budgetUsd },
        budget: fromDollars(budgetUsd),
        ...(reopened && { ...reopened, wakeAt: WOKEN }),
        ...(isOver && runningAnew(row)),
      })
      .where(eq(evaluations.id, id));
  });
}

/** Of one that runs again: its next result is posted as the first was, with a thread of its own. */
function runningAnew({ message }: Pick<typeof evaluations.$inferSelect, 'message'>) {
  return {
    state: 'running' as const,
    result: null,
    finishedAt: null,
    announcedAt: null,
    message: message && { ...message, replies: [] },
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
