import { sql } from 'drizzle-orm';
import type { Provider } from '../core/evaluation.ts';
import type { QueuedTrial } from '../core/record/evaluation-record.ts';
import { type AfterLoss, afterLoss, type LostTrial } from '../core/settlement/after-loss.ts';
import type { SeenCosts } from '../core/settlement/lost-call.ts';
import type { TrialRef } from '../core/trial.ts';
import { writeBills } from './ledger.ts';
import type { PipelinedTransaction } from './pipeline.ts';
import { columns, keyColumns } from './rows.ts';
import type { StoredCall } from './schema.ts';
import { readSeenCosts } from './seen-costs.ts';

/**
 * Takes the trials of an evaluation whose lease ran out from their dead workers, under its lock.
 * Returns those that are planned again. Rows that are being settled are left alone.
 */
export async function reclaimTrials(
  { tx, send }: PipelinedTransaction,
  id: string,
): Promise<QueuedTrial[]> {
  const expired = await readExpired(tx, id);
  const costs = costsOf(tx);
  const reclaimed: Reclaimed[] = [];
  for (const { isStopped, ...trial } of expired) {
    const after = afterLoss(trial, { isStopped, costs: await costs(trial) });
    reclaimed.push({ trial, after });
  }
  if (reclaimed.length === 0) return [];
  await writeReclaimed(tx, reclaimed);
  const bills = reclaimed.flatMap(({ trial, after: { bill } }) =>
    bill ? [{ trial, attempt: trial.attempt, bill }] : [],
  );
  if (bills.length > 0) await writeBills(send, bills);
  await writeBooks(tx, id, reclaimed);
  return reclaimed
    .filter(({ after }) => after.state === 'planned')
    .map(({ trial }) => ({
      evaluationId: id,
      candidate: trial.candidate,
      sample: trial.sample,
      repeat: trial.repeat,
      provider: trial.provider,
      losses: trial.losses + 1,
      answered: trial.steps.length,
    }));
}

type ExpiredTrial = TrialRef & LostTrial & { attempt: number; losses: number; provider: Provider };

interface Reclaimed {
  trial: ExpiredTrial;
  after: AfterLoss;
}

type ExpiredRow = Omit<ExpiredTrial, 'reserved' | 'call'> & {
  reserved: string;
  call: StoredCall | null;
  isStopped: boolean;
};

async function readExpired(tx: PipelinedTransaction['tx'], id: string) {
  const { rows } = await tx.execute<ExpiredRow & { [column: string]: unknown }>(sql`
    select t.evaluation_id as "evaluationId", candidate, sample, repeat, attempt, losses,
      lost_at_work as "lostAtWork", provider, t.reserved, steps, call, e.stops ? candidate::text as "isStopped"
    from trials t join evaluations e on e.id = t.evaluation_id
    where t.evaluation_id = ${id} and t.state = 'running' and lease_until < now()
    order by candidate, sample, repeat for update of t skip locked`);
  return rows.map(({ reserved, call, ...row }) => ({
    ...row,
    reserved: BigInt(reserved),
    call: call && { ...call, worst: BigInt(call.worst) },
  }));
}

/** The same for all calls of a kind that were lost together. */
function costsOf(
  tx: PipelinedTransaction['tx'],
): (trial: ExpiredTrial) => Promise<SeenCosts | null> {
  const read = new Map<string, Promise<SeenCosts | null>>();
  return async ({ evaluationId, candidate, call }) => {
    if (!call) return null;
    const kind = `${candidate}_${call.purpose}`;
    const costs =
      read.get(kind) ?? readSeenCosts(tx, { evaluationId, candidate, purpose: call.purpose });
    read.set(kind, costs);
    return costs;
  };
}

async function writeReclaimed(
  tx: PipelinedTransaction['tx'],
  reclaimed: readonly Reclaimed[],
): Promise<void> {
  await tx.execute(sql`
    update trials set losses = trials.losses + 1, lost_at_work = r.lost_at_work,
      reserved = r.reserve_next, state = r.state,
      finished_at = case when r.state <> 'planned' then now() end,
      failure = coalesce(r.failure, trials.failure), note = coalesce(r.note, trials.note)
    from unnest(${keyColumns(reclaimed.map(({ trial }) => trial))}, ${columns(reclaimed, [
      ['text', ({ after }) => after.state],
      ['int', ({ after }) => after.lostAtWork],
      ['bigint', ({ after }) => after.reserveNext],
      ['text', ({ after }) => after.failure],
      ['text', ({ after }) => after.note],
    ])}) as r(evaluation_id, candidate, sample, repeat, state, lost_at_work, reserve_next, failure, note)
    where trials.evaluation_id = r.evaluation_id and trials.candidate = r.candidate
      and trials.sample = r.sample and trials.repeat = r.repeat`);
}

async function writeBooks(
  tx: PipelinedTransaction['tx'],
  id: string,
  reclaimed: readonly Reclaimed[],
): Promise<void> {
  const sums = { released: 0n, spent: 0n, margin: 0n, ended: 0 };
  for (const { trial, after } of reclaimed) {
    sums.released += trial.reserved - after.reserveNext;
    sums.spent += after.bill?.amount ?? 0n;
    sums.margin += after.bill?.margin ?? 0n;
    if (after.state !== 'planned') sums.ended += 1;
  }
  await tx.execute(sql`
    update evaluations set reserved = reserved - ${sums.released.toString()}::bigint,
      spent = spent + ${sums.spent.toString()}::bigint,
      margin = margin + ${sums.margin.toString()}::bigint, open = open - ${sums.ended}
    where id = ${id}`);
}
