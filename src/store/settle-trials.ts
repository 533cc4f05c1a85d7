import { sql } from 'drizzle-orm';
import type { Picodollars } from '../core/money.ts';
import { lostCallBill } from '../core/settlement/lost-call.ts';
import type { Settled, Settlement } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import type { Transaction } from './client.ts';
import { type BilledAttempt, correctBill, writeBills } from './ledger.ts';
import { noteRefusals, refusalId } from './refusals.ts';
import { claimId, column, columns, keyColumns } from './rows.ts';
import { WOKEN } from './schema.ts';
import { readSeenCosts } from './seen-costs.ts';

/**
 * Writes how claimed trials went on, their bills and their evaluations' money and counts, within one
 * transaction that has locked the evaluations. A settlement whose claim was lost meanwhile changes no
 * trial; its bill still counts. Returns for each settlement whether its claim held, and whether its
 * evaluation's plan should be asked (once per wake-up).
 */
export async function settleTrials(
  tx: Transaction,
  { worker, patienceMs }: { worker: string; patienceMs: number },
  { settlements, locked }: { settlements: readonly Settlement[]; locked: readonly Counts[] },
): Promise<readonly Settled[]> {
  if (settlements.length === 0) return [];
  const effective = dropStopped(settlements, locked);
  const held = await updateTrials(tx, worker, effective);
  const isHeld = ({ trial, attempt }: Effective) => held.has(claimId(trial, attempt));
  const current = effective.filter(isHeld);
  const bills = await billsOf(tx, current);
  await writeBills(tx, bills);
  for (const { trial, attempt, bill } of settlements) {
    const late = bill && !held.has(claimId(trial, attempt));
    if (late) await correctBill(tx, { trial, attempt, bill });
  }
  const tooLong = await noteRefusals(tx, current, patienceMs);
  const woken = await updateEvaluations(tx, { settlements: current, bills, locked });
  return settlements.map((each) => ({
    held: isHeld(each),
    ask: woken.delete(each.trial.evaluationId),
    refusedSince: (each.refused && tooLong.get(refusalId(each.trial, each.refused))) ?? null,
  }));
}

type Counts = { id: string; open: number; wakeAt: number; stops: Readonly<Record<string, Stop>> };

/** Locks evaluations, always in the same order. Returns what settling asks of them. */
export async function lockEvaluations(
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly Counts[]> {
  const each = [...new Set(ids)].sort();
  const { rows } = await tx.execute<Counts>(sql`
    select id, open, wake_at as "wakeAt", stops from evaluations
    where id = any(${column('uuid', each)}) order by id for update`);
  return rows;
}

type Effective = Omit<Settlement, 'state'> & { state: Settlement['state'] | 'dropped' };

/** What goes back to the queue is dropped instead when its candidate was stopped meanwhile. */
function dropStopped(
  settlements: readonly Settlement[],
  locked: readonly Counts[],
): readonly Effective[] {
  const stops = new Map(locked.map((evaluation) => [evaluation.id, evaluation.stops]));
  return settlements.map((settlement) => {
    const { evaluationId, candidate } = settlement.trial;
    const isStopped = stops.get(evaluationId)?.[candidate] !== undefined;
    if (settlement.state !== 'planned' || !isStopped) return settlement;
    return { ...settlement, state: 'dropped', reserveNext: 0n };
  });
}

/** A call that was lost is estimated from what others of its kind cost. */
async function billsOf(
  tx: Transaction,
  settlements: readonly Effective[],
): Promise<readonly BilledAttempt[]> {
  const billed: BilledAttempt[] = [];
  for (const { trial, attempt, bill, lost } of settlements) {
    if (bill) billed.push({ trial, attempt, bill });
    if (!lost) continue;
    const costs = await readSeenCosts(tx, { ...trial, purpose: lost.purpose });
    billed.push({ trial, attempt, bill: lostCallBill(lost, costs) });
  }
  return billed;
}

async function updateTrials(
  tx: Transaction,
  worker: string,
  settlements: readonly Effective[],
): Promise<Set<string>> {
  const { rows } = await tx.execute<TrialRef & { attempt: number; [column: string]: unknown }>(sql`
    update trials set
      state = s.state, reserved = s.reserve_next,
      steps = case when s.step is null then trials.steps else trials.steps || s.step end,
      provider = s.provider,
      latency_ms = coalesce(s.latency_ms, trials.latency_ms),
      uncached_cost = trials.uncached_cost + s.uncached_cost,
      score = s.score, failure = s.failure, note = s.note,
      finished_at = case when s.state in ('done', 'dropped') then now() end
    from unnest(${keyColumns(settlements.map(({ trial }) => trial))},
      ${columns(settlements, [
        ['int', (s) => s.attempt],
        ['text', (s) => s.state],
        ['bigint', (s) => s.reserveNext],
        ['jsonb', (s) => s.step],
        ['text', (s) => s.provider],
        ['float8', (s) => s.latencyMs],
        ['bigint', (s) => s.uncachedCost],
        ['float8', (s) => s.score],
        ['text', (s) => s.failure],
        ['text', (s) => s.note],
      ])})
      as s(evaluation_id, candidate, sample, repeat, attempt, state, reserve_next, step, provider,
        latency_ms, uncached_cost, score, failure, note)
    where trials.evaluation_id = s.evaluation_id and trials.candidate = s.candidate
      and trials.sample = s.sample and trials.repeat = s.repeat
      and trials.state = 'running' and trials.worker = ${worker} and trials.attempt = s.attempt
    returning trials.evaluation_id as "evaluationId", trials.candidate, trials.sample, trials.repeat,
      trials.attempt`);
  return new Set(rows.map((row) => claimId(row, row.attempt)));
}

interface Change {
  settlements: readonly Effective[];
  bills: readonly BilledAttempt[];
  locked: readonly Counts[];
}

/** Gives reservations back, adds what was spent, counts the ended; returns whom to wake. */
async function updateEvaluations(
  tx: Transaction,
  { settlements, bills, locked }: Change,
): Promise<Set<string>> {
  const changes = locked.map(({ id, open, wakeAt }) => {
    const own = settlements.filter(({ trial }) => trial.evaluationId === id);
    const ownBills = bills.filter(({ trial }) => trial.evaluationId === id);
    const ended = own.filter(({ state }) => state !== 'planned').length;
    return {
      id,
      ended,
      released: sum(own.map(({ reserved, reserveNext }) => reserved - reserveNext)),
      spent: sum(ownBills.map(({ bill }) => bill.amount)),
      margin: sum(ownBills.map(({ bill }) => bill.margin)),
      wake: ended > 0 && open - ended <= wakeAt,
    };
  });
  await tx.execute(sql`
    update evaluations set reserved = evaluations.reserved - c.released,
      spent = evaluations.spent + c.spent, margin = evaluations.margin + c.margin,
      open = evaluations.open - c.ended,
      wake_at = case when c.wake = 1 then ${WOKEN} else evaluations.wake_at end
    from unnest(${columns(changes, [
      ['uuid', (c) => c.id],
      ['bigint', (c) => c.released],
      ['bigint', (c) => c.spent],
      ['bigint', (c) => c.margin],
      ['int', (c) => c.ended],
      ['int', (c) => (c.wake ? 1 : 0)],
    ])})
      as c(id, released, spent, margin, ended, wake)
    where evaluations.id = c.id`);
  return new Set(changes.filter(({ wake }) => wake).map(({ id }) => id));
}

const sum = (amounts: readonly Picodollars[]) => amounts.reduce((total, each) => total + each, 0n);
