import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Picodollars } from '../core/money.ts';
import { admit, type BudgetState, needsGrant } from '../core/settlement/admission.ts';
import type { CallToPay, Claim, PriceNext } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { AnsweredStep, TrialRef } from '../core/trial.ts';
import type { Transaction } from './client.ts';
import { columns, keyColumns, trialId } from './rows.ts';
import { evaluations, type StoredCall } from './schema.ts';

/** Who claims. */
export interface Claimant {
  /** Names this process among all workers. */
  worker: string;
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
  /** Whether this process's models are simulated: it claims trials of such evaluations alone. */
  simulated: boolean;
}

export interface ClaimRequest {
  trial: TrialRef;
  price: PriceNext;
}

/**
 * Claims trials for `worker` and reserves the worst case of all their remaining calls, within one
 * transaction. A reservation never lets spent + reserved pass the budget, whoever else claims: the
 * evaluation's row is locked. What belongs to an evaluation of the other kind (simulated or real) is
 * gone for this process. Returns what became of each claim; of two for one trial the first counts.
 */
export async function claimTrials(
  tx: Transaction,
  claimant: Claimant,
  requests: readonly ClaimRequest[],
): Promise<readonly Claim[]> {
  if (requests.length === 0) return [];
  const running = await lockRunning(tx, claimant, requests);
  const planned = await readPlanned(tx, requests);
  const taken: TakenTrial[] = [];
  const claims = requests.map(({ trial, price }): Claim => {
    const evaluation = running.get(trial.evaluationId);
    const row = planned.get(trialId(trial));
    if (!row || !evaluation || evaluation.stops[trial.candidate]) return { kind: 'gone' };
    const call = price(row.steps);
    if (call && 'unpriced' in call) return { kind: 'unpriced', model: call.unpriced };
    const needed = call ? call.worst + call.later : 0n;
    const admission = admit(evaluation, row.reserved, needed);
    if (admission === 'needs grant') return needsGrant(evaluation, row.reserved, needed);
    if (admission !== 'admitted') return { kind: admission };
    planned.delete(trialId(trial));
    evaluation.reserved += needed - row.reserved;
    taken.push({ trial, call, reserved: needed, more: needed - row.reserved });
    return {
      kind: 'claimed',
      attempt: row.attempt + 1,
      losses: row.losses,
      reserved: needed,
      worst: call?.worst ?? 0n,
      steps: row.steps,
    };
  });
  await takeTrials(tx, claimant, taken);
  return claims;
}

type RunningEvaluation = BudgetState & { stops: Readonly<Record<string, Stop>> };

/** Every change of a trial's state is made under its evaluation's lock. */
async function lockRunning(
  tx: Transaction,
  { simulated }: Claimant,
  requests: readonly ClaimRequest[],
): Promise<Map<string, RunningEvaluation>> {
  const ids = [...new Set(requests.map(({ trial }) => trial.evaluationId))].sort();
  const rows = await tx
    .select({
      id: evaluations.id,
      state: evaluations.state,
      budget: evaluations.budget,
      granted: evaluations.granted,
      reserved: evaluations.reserved,
      spent: evaluations.spent,
      margin: evaluations.margin,
      stops: evaluations.stops,
    })
    .from(evaluations)
    .where(and(inArray(evaluations.id, ids), eq(evaluations.simulated, simulated)))
    .orderBy(evaluations.id)
    .for('update');
  return new Map(rows.filter(({ state }) => state === 'running').map((row) => [row.id, row]));
}

interface PlannedTrial {
  attempt: number;
  losses: number;
  reserved: Picodollars;
  steps: readonly AnsweredStep[];
}

/** A job may come again for a trial that has ended: it is not among these. */
async function readPlanned(
  tx: Transaction,
  requests: readonly ClaimRequest[],
): Promise<Map<string, PlannedTrial>> {
  const { rows } = await tx.execute<
    TrialRef & Omit<PlannedTrial, 'reserved'> & { reserved: string; [column: string]: unknown }
  >(sql`
    select evaluation_id as "evaluationId", candidate, sample, repeat, attempt, losses, reserved, steps
    from trials join unnest(${keyColumns(requests.map(({ trial }) => trial))})
      as r(evaluation_id, candidate, sample, repeat)
      using (evaluation_id, candidate, sample, repeat)
    where state = 'planned'`);
  return new Map(rows.map((row) => [trialId(row), { ...row, reserved: BigInt(row.reserved) }]));
}

interface TakenTrial {
  trial: TrialRef;
  call: CallToPay | null;
  reserved: Picodollars;
  /** Of that, what it did not hold before. */
  more: Picodollars;
}

async function takeTrials(
  tx: Transaction,
  { worker, leaseMs }: Claimant,
  taken: readonly TakenTrial[],
): Promise<void> {
  if (taken.length === 0) return;
  await tx.execute(sql`
    with t as (
      select * from unnest(${keyColumns(taken.map(({ trial }) => trial))}, ${columns(taken, [
        ['bigint', ({ reserved }) => reserved],
        ['bigint', ({ more }) => more],
        ['jsonb', ({ call }) => call && storedCall(call)],
      ])}) as t(evaluation_id, candidate, sample, repeat, reserved, more, call)
    ), claimed as (
      update trials set state = 'running', attempt = trials.attempt + 1, worker = ${worker},
        lease_until = now() + ${leaseMs} * interval '1 ms', reserved = t.reserved, call = t.call
      from t
      where trials.evaluation_id = t.evaluation_id and trials.candidate = t.candidate
        and trials.sample = t.sample and trials.repeat = t.repeat
    )
    update evaluations set reserved = evaluations.reserved + added.amount
    from (select evaluation_id, sum(more) as amount from t group by evaluation_id) as added
    where evaluations.id = added.evaluation_id`);
}

function storedCall({ purpose, provider, model, worst }: CallToPay): StoredCall {
  return { purpose, provider, model, worst: worst.toString() };
}
