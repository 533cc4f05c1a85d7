import { sql } from 'drizzle-orm';
import type { Picodollars } from '../core/money.ts';
import type { Settled, Settlement } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import type { Database } from './client.ts';
import { settleLate, writeBills } from './ledger.ts';
import { noteRefusals, refusalId } from './refusals.ts';
import { claimId, column, columns, keyColumns } from './rows.ts';

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * Writes how claimed trials went on, their bills and their evaluations' money and counts, in one
 * transaction. A settlement whose claim was lost meanwhile changes no trial; its bill still counts.
 * Answers for each settlement whether its claim held, and whether its evaluation's plan should be
 * asked (once per wake-up).
 */
export async function settleTrials(
  db: Database,
  { worker, patienceMs }: { worker: string; patienceMs: number },
  settlements: readonly Settlement[],
): Promise<readonly Settled[]> {
  return db.transaction(async (tx) => {
    const ids = [...new Set(settlements.map(({ trial }) => trial.evaluationId))].sort();
    const { rows: locked } = await tx.execute<Counts>(sql`
      select id, open, wake_at as "wakeAt", stops from evaluations
      where id = any(${column('uuid', ids)}) order by id for update`);
    const stopped = new Set(
      locked.flatMap(({ id, stops }) =>
        Object.keys(stops).map((candidate) => `${id}_${candidate}`),
      ),
    );
    const effective = settlements.map((each) => dropIfStopped(each, stopped));
    const held = await updateTrials(tx, worker, effective);
    const isHeld = ({ trial, attempt }: Effective) => held.has(claimId(trial, attempt));
    const current = effective.filter(isHeld);
    await writeBills(tx, current);
    for (const late of settlements) {
      if (!isHeld(late)) await settleLate(tx, late);
    }
    const tooLong = await noteRefusals(tx, current, patienceMs);
    const woken = await updateEvaluations(tx, current, locked);
    return settlements.map((each) => ({
      held: isHeld(each),
      ask: woken.delete(each.trial.evaluationId),
      refusedSince: (each.refused && tooLong.get(refusalId(each.trial, each.refused))) ?? null,
    }));
  });
}

type Counts = { id: string; open: number; wakeAt: number; stops: Readonly<Record<string, Stop>> };

type Effective = Omit<Settlement, 'state'> & { state: Settlement['state'] | 'dropped' };

/** What goes back to the queue is dropped instead when its candidate was stopped meanwhile. */
function dropIfStopped(settlement: Settlement, stopped: ReadonlySet<string>): Effective {
  const { evaluationId, candidate } = settlement.trial;
  const dropped = settlement.state === 'planned' && stopped.has(`${evaluationId}_${candidate}`);
  return dropped ? { ...settlement, state: 'dropped' } : settlement;
}

async function updateTrials(
  tx: Transaction,
  worker: string,
  settlements: readonly Effective[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<TrialRef & { attempt: number; [column: string]: unknown }>(sql`
    update trials set
      state = s.state, reserved = s.reserve_next,
      answer = coalesce(s.answer, trials.answer), answered_by = coalesce(s.answered_by, trials.answered_by),
      stop = coalesce(s.stop, trials.stop), usage = coalesce(s.usage, trials.usage),
      latency_ms = coalesce(s.latency_ms, trials.latency_ms),
      uncached_cost = trials.uncached_cost + s.uncached_cost,
      score = s.score, failure = s.failure, note = s.note,
      finished_at = case when s.state in ('done', 'dropped') then now() end
    from unnest(${keyColumns(settlements.map(({ trial }) => trial))},
      ${columns(settlements, [
        ['int', (s) => s.attempt],
        ['text', (s) => s.state],
        ['bigint', (s) => s.reserveNext],
        ['text', (s) => s.answer?.text ?? null],
        ['text', (s) => s.answer?.servedModel ?? null],
        ['text', (s) => s.answer?.stop ?? null],
        ['jsonb', (s) => s.answer?.usage ?? null],
        ['float8', (s) => s.latencyMs],
        ['bigint', (s) => s.uncachedCost],
        ['float8', (s) => s.score],
        ['text', (s) => s.failure],
        ['text', (s) => s.note],
      ])})
      as s(evaluation_id, candidate, sample, repeat, attempt, state, reserve_next, answer, answered_by,
        stop, usage, latency_ms, uncached_cost, score, failure, note)
    where trials.evaluation_id = s.evaluation_id and trials.candidate = s.candidate
      and trials.sample = s.sample and trials.repeat = s.repeat
      and trials.state = 'running' and trials.worker = ${worker} and trials.attempt = s.attempt
      and not (s.state = 'running' and trials.answer is not null)
    returning trials.evaluation_id as "evaluationId", trials.candidate, trials.sample, trials.repeat,
      trials.attempt`);
  return new Set(rows.map((row) => claimId(row, row.attempt)));
}

/** Gives reservations back, adds what was spent, counts the ended; answers whom to wake. */
async function updateEvaluations(
  tx: Transaction,
  settlements: readonly Effective[],
  locked: readonly Counts[],
): Promise<Set<string>> {
  const changes = locked.map(({ id, open, wakeAt }) => {
    const own = settlements.filter(({ trial }) => trial.evaluationId === id);
    const ended = own.filter(({ state }) => state === 'done' || state === 'dropped').length;
    return {
      id,
      ended,
      released: sum(own.map(({ reserved, reserveNext }) => reserved - reserveNext)),
      spent: sum(own.map(({ bill }) => bill?.amount ?? 0n)),
      wake: ended > 0 && open - ended <= wakeAt,
    };
  });
  await tx.execute(sql`
    update evaluations set reserved = evaluations.reserved - c.released,
      spent = evaluations.spent + c.spent, open = evaluations.open - c.ended,
      wake_at = case when c.wake = 1 then ${WOKEN} else evaluations.wake_at end
    from unnest(${columns(changes, [
      ['uuid', (c) => c.id],
      ['bigint', (c) => c.released],
      ['bigint', (c) => c.spent],
      ['int', (c) => c.ended],
      ['int', (c) => (c.wake ? 1 : 0)],
    ])})
      as c(id, released, spent, ended, wake)
    where evaluations.id = c.id`);
  return new Set(changes.filter(({ wake }) => wake).map(({ id }) => id));
}

const sum = (amounts: readonly Picodollars[]) => amounts.reduce((total, each) => total + each, 0n);

/** `wake_at` of an evaluation whose plan is already on its way to be asked. */
export const WOKEN = -1;
