import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor, Destination } from '../core/actor.ts';
import { AppError } from '../core/errors.ts';
import type { EvaluationSpec } from '../core/evaluation.ts';
import { itemAt } from '../core/item-at.ts';
import { toDollars } from '../core/money.ts';
import type { PickableEvaluation } from '../core/picks/choose-pick.ts';
import type {
  EvaluationState,
  FinalState,
  OpenTrial,
  PlanState,
  StoredEvaluation,
} from '../core/record/evaluation-record.ts';
import { isHeld } from '../core/record/question.ts';
import { type Result, readResult } from '../core/result/schema/result.ts';
import { answerCalls, finalAnswer, firstToken } from '../core/settlement/final-answer.ts';
import type { AnsweredStep, FinishedTrial } from '../core/trial.ts';
import type { Database, Transaction } from './client.ts';
import { ledgerTotals } from './ledger.ts';
import { evaluations, samples, trials } from './schema.ts';
import { type Shared, shareAlike } from './share-alike.ts';

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

/**
 * The evaluation under its lock, with the little the plan needs of its trials; null where there is
 * nothing to plan: it is unknown, paused, has ended, or may not begin yet.
 */
export async function readPlanState(tx: Transaction, id: string): Promise<PlanState | null> {
  const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
  if (row?.state !== 'running' || isHeld(row)) return null;
  const read = (candidates: readonly number[]) =>
    tx
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
      .where(doneOf(id, candidates));
  const reading = inParts(row, read, ({ failure, steps, ...trial }) => ({
    ...trial,
    uncachedCost: toDollars(trial.uncachedCost),
    ...firstToken({ ...trial, failure, steps }, itemAt(row.spec.candidates, trial.candidate)),
  }));
  const [ended, state] = await Promise.all([reading, evaluationState(tx, row)]);
  return { ...state, ended };
}

/** Everything a result is made of, at one moment. Throws AppError('not found'). */
export async function readFinalState(db: Database, id: string): Promise<FinalState> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(evaluations).where(eq(evaluations.id, id)).for('update');
    if (!row) throw notFound(id);
    const read = (candidates: readonly number[]) =>
      tx.select(ENDED).from(trials).where(doneOf(id, candidates));
    const shared = shareAlike();
    const [ended, state, ledger] = await Promise.all([
      inParts(row, read, (trial) => finishedTrial(trial, row.spec, shared)),
      evaluationState(tx, row),
      ledgerTotals(tx, id),
    ]);
    return { ...state, ended, ledger };
  });
}

/** What a result needs of a trial. */
const ENDED = {
  candidate: trials.candidate,
  sample: trials.sample,
  repeat: trials.repeat,
  score: trials.score,
  failure: trials.failure,
  uncachedCost: trials.uncachedCost,
  latencyMs: trials.latencyMs,
  steps: trials.steps,
  note: trials.note,
};

type EndedRow = Pick<typeof trials.$inferSelect, keyof typeof ENDED>;

function doneOf(id: string, candidates: readonly number[]) {
  return and(
    eq(trials.evaluationId, id),
    eq(trials.state, 'done'),
    inArray(trials.candidate, [...candidates]),
  );
}

/** Trials that are read at once: what their rows take besides is given back before more come. */
const AT_ONCE = 20_000;

/** Reads the trials of so many candidates at a time that large evaluations don't stand in memory twice. */
async function inParts<Row, Part>(
  { spec, sampleCount }: Pick<typeof evaluations.$inferSelect, 'spec' | 'sampleCount'>,
  read: (candidates: readonly number[]) => Promise<readonly Row[]>,
  make: (row: Row) => Part,
): Promise<Part[]> {
  const size = Math.max(1, Math.floor(AT_ONCE / (sampleCount * spec.repeats)));
  const candidates = [...spec.candidates.keys()];
  const parts: Part[] = [];
  for (let start = 0; start < candidates.length; start += size) {
    for (const row of await read(candidates.slice(start, start + size))) parts.push(make(row));
  }
  return parts;
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

function finishedTrial(row: EndedRow, spec: EvaluationSpec, shared: Shared): FinishedTrial {
  const answer = finalAnswer(row.steps);
  return {
    candidate: row.candidate,
    sample: row.sample,
    repeat: row.repeat,
    score: row.score,
    failure: row.failure,
    uncachedCost: toDollars(row.uncachedCost),
    latencyMs: row.latencyMs,
    ...firstToken(row, itemAt(spec.candidates, row.candidate)),
    usage: shared.usage(answer?.usage ?? null),
    ...answerCalls(row.steps),
    servedModel: shared.text(answer?.servedModel),
    answer: shared.text(answer?.text),
    note: shared.text(row.note),
  };
}

/** AppError('not found') for an id that this database doesn't have. */
export function notFound(id: string): AppError {
  return new AppError(
    'not found',
    `There is no evaluation ${id} in this database: it was deleted, or stands in another.`,
  );
}
