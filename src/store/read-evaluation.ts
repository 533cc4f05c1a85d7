import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor, Destination } from '../core/actor.ts';
import { AppError } from '../core/errors.ts';
import type { EvaluationSpec } from '../core/evaluation.ts';
import { toDollars } from '../core/money.ts';
import type { PickableEvaluation } from '../core/picks/choose-pick.ts';
import type {
  EvaluationState,
  FinalState,
  OpenTrial,
  PlanState,
  StoredEvaluation,
} from '../core/record/evaluation-record.ts';
import { type Result, readResult } from '../core/result/schema/result.ts';
import { answerCalls, finalAnswer, firstToken } from '../core/settlement/final-answer.ts';
import type { AnsweredStep, FinishedTrial } from '../core/trial.ts';
import type { Database, Transaction } from './client.ts';
import { ledgerTotals } from './ledger.ts';
import { evaluations, samples, trials } from './schema.ts';

/** What never changes of an evaluation. Throws AppError('not found'). */
export async function loadEvaluation(db: Database, id: string): Promise<StoredEvaluation> {
  const [row] = await db
    .select({ spec: evaluations.spec })
    .from(evaluations)
    .where(eq(evaluations.id, id));
  if (!row) throw notFound(id);
  const rows = await db
    .select({
      columns: samples.columns,
      expected: samples.expected,
      alternatives: samples.alternatives,
      group: samples.group,
    })
    .from(samples)
    .where(eq(samples.evaluationId, id))
    .orderBy(samples.sample);
  return { id, spec: row.spec, samples: rows };
}

/** The evaluation under its lock, with the little the plan needs of its trials; null if unknown. */
export async function readPlanState(tx: Transaction, id: string): Promise<PlanState | null> {
  const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
  if (!row) return null;
  const reading = tx
    .select({
      candidate: trials.candidate,
      sample: trials.sample,
      repeat: trials.repeat,
      score: trials.score,
      uncachedCost: trials.uncachedCost,
      latencyMs: trials.latencyMs,
      failure: trials.failure,
      steps: row.spec.latency?.firstToken ? trials.steps : sql<AnsweredStep[]>`'[]'::jsonb`,
    })
    .from(trials)
    .where(and(eq(trials.evaluationId, id), eq(trials.state, 'done')));
  const [ended, state] = await Promise.all([reading, evaluationState(tx, row)]);
  return {
    ...state,
    ended: ended.map(({ failure, steps, ...trial }) => ({
      ...trial,
      uncachedCost: toDollars(trial.uncachedCost),
      ...firstToken({ ...trial, failure, steps }, row.spec.candidates[trial.candidate]!),
    })),
  };
}

/** Everything a result is made of, at one moment. Throws AppError('not found'). */
export async function readFinalState(db: Database, id: string): Promise<FinalState> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
    if (!row) throw notFound(id);
    const [ended, state, ledger] = await Promise.all([
      tx
        .select()
        .from(trials)
        .where(and(eq(trials.evaluationId, id), eq(trials.state, 'done'))),
      evaluationState(tx, row),
      ledgerTotals(tx, id),
    ]);
    return { ...state, ended: ended.map((trial) => finishedTrial(trial, row.spec)), ledger };
  });
}

/** What a pick needs of an evaluation; its result is null while it runs. Throws AppError('not found'). */
export async function readFinished(db: Database, id: string): Promise<PickableEvaluation> {
  const [row] = await db
    .select({
      workspace: evaluations.workspace,
      spec: evaluations.spec,
      destinationChannel: evaluations.destinationChannel,
      destinationResponseUrl: evaluations.destinationResponseUrl,
      result: evaluations.result,
    })
    .from(evaluations)
    .where(eq(evaluations.id, id));
  if (!row) throw notFound(id);
  const { workspace, spec } = row;
  return { id, workspace, spec, destination: destinationOf(row), result: storedResult(row) };
}

async function evaluationState(
  tx: Transaction,
  row: typeof evaluations.$inferSelect,
): Promise<EvaluationState> {
  const open = await tx
    .select({
      candidate: trials.candidate,
      sample: trials.sample,
      repeat: trials.repeat,
      state: trials.state,
    })
    .from(trials)
    .where(and(eq(trials.evaluationId, row.id), inArray(trials.state, ['planned', 'running'])));
  return {
    id: row.id,
    spec: row.spec,
    workspace: row.workspace,
    actor: actorOf(row),
    destination: destinationOf(row),
    simulated: row.simulated,
    state: row.state,
    plan: row.plan,
    stops: row.stops,
    sampleCount: row.sampleCount,
    open: open as OpenTrial[],
    spent: row.spent,
    estimatedUsd: row.estimatedUsd,
    largestUsd: row.largestUsd,
    fullDesignUsd: row.fullDesignUsd,
    asks: row.asks,
    questions: row.questions,
    result: row.result,
    createdAt: row.createdAt,
  };
}

/** Returns who asked for an evaluation. */
export function actorOf({
  actorKind,
  actorId,
}: Pick<typeof evaluations.$inferSelect, 'actorKind' | 'actorId'>): Actor {
  return { kind: actorKind, id: actorId };
}

/** Returns an evaluation's result with the keys of this version, also where an earlier one stored it. */
export function storedResult({
  result,
}: Pick<typeof evaluations.$inferSelect, 'result'>): Result | null {
  return result && readResult(result);
}

/** Returns where an evaluation's answer goes; null where nowhere but to the terminal. */
export function destinationOf({
  destinationChannel: channel,
  destinationResponseUrl: responseUrl,
}: Pick<
  typeof evaluations.$inferSelect,
  'destinationChannel' | 'destinationResponseUrl'
>): Destination | null {
  if (channel === null) return null;
  return responseUrl === null ? { channel } : { channel, responseUrl };
}

function finishedTrial(row: typeof trials.$inferSelect, spec: EvaluationSpec): FinishedTrial {
  const answer = finalAnswer(row.steps);
  return {
    candidate: row.candidate,
    sample: row.sample,
    repeat: row.repeat,
    score: row.score,
    failure: row.failure,
    uncachedCost: toDollars(row.uncachedCost),
    latencyMs: row.latencyMs,
    ...firstToken(row, spec.candidates[row.candidate]!),
    usage: answer?.usage ?? null,
    ...answerCalls(row.steps),
    servedModel: answer?.servedModel ?? null,
    answer: answer?.text ?? null,
    note: row.note,
  };
}

/** AppError('not found') for an id that this database doesn't have. */
export function notFound(id: string): AppError {
  return new AppError('not found', `There is no evaluation ${id} in this database.`);
}
