import { sql } from 'drizzle-orm';
import type { QueuedTrial, Recovery } from '../core/record/evaluation-record.ts';
import { GIVEN_UP, type TrialFailure } from '../core/trial.ts';
import type { Database } from './client.ts';
import { WOKEN } from './settle-trials.ts';

/** At most so many planned trials go back into the queues in one sweep. */
const TRIALS_A_SWEEP = 20_000;

export interface RecoverOptions {
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
  /** Whose work to look for: evaluations of simulated models, or of real ones. */
  simulated: boolean;
}

/**
 * Finds what a dead process or an emptied queue left behind. Trials whose lease ran out are planned
 * again; the call each had in flight may have been billed, so the ledger assumes the most it could
 * cost. Right after PostgreSQL came back no lease counts as run out: heartbeats could not be written.
 */
export async function recoverLost(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): Promise<Recovery> {
  const reclaimed = await reclaimExpired(db, { leaseMs, simulated });
  const { rows: trials } = await db.execute<Row<QueuedTrial>>(sql`
    select t.evaluation_id as "evaluationId", candidate, sample, repeat, provider, losses
    from trials t join evaluations e on e.id = t.evaluation_id and e.state = 'running'
      and e.simulated = ${simulated}
    where t.state = 'planned' order by e.created_at, repeat, sample limit ${TRIALS_A_SWEEP}`);
  const { rows: plans } = await db.execute<{ id: string }>(sql`
    select id from evaluations where state = 'running' and simulated = ${simulated}
      and (open <= wake_at or wake_at = ${WOKEN})`);
  const { rows: announcements } = await db.execute<{ id: string }>(sql`
    select id from evaluations where state = 'finished' and simulated = ${simulated}
      and announced_at is null`);
  return {
    reclaimed,
    trials,
    plans: plans.map(({ id }) => id),
    announcements: announcements.map(({ id }) => id),
  };
}

type Row<T> = { [K in keyof T]: T[K] };

async function reclaimExpired(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): Promise<QueuedTrial[]> {
  return db.transaction(async (tx) => {
    const { rows: ids } = await tx.execute<{ id: string }>(sql`
      select id from evaluations e where e.simulated = ${simulated} and exists (
        select 1 from trials where evaluation_id = e.id and state = 'running' and lease_until < now())
        and now() > pg_postmaster_start_time() + ${leaseMs} * interval '1 ms'
      order by id for update`);
    const reclaimed: QueuedTrial[] = [];
    for (const { id } of ids) reclaimed.push(...(await reclaimEvaluation(tx, id)));
    return reclaimed;
  });
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** A trial that cost so many workers their life is missing: it may be what kills them. */
const LOSSES = 5;

/** A trial that has its answer already waits only for the judge: its call in flight was a judgement. */
async function reclaimEvaluation(tx: Transaction, id: string): Promise<QueuedTrial[]> {
  const { rows } = await tx.execute<Row<QueuedTrial>>(sql`
    with expired as (
      select * from trials
      where evaluation_id = ${id} and state = 'running' and lease_until < now()
      for update skip locked
    ), freed as (
      update trials set losses = trials.losses + 1, reserved = 0,
        state = outcome.state, finished_at = case when outcome.state <> 'planned' then now() end,
        failure = case when outcome.state = 'done' then ${'given up' satisfies TrialFailure} else trials.failure end,
        note = case when outcome.state = 'done' then ${GIVEN_UP} else trials.note end
      from expired x, evaluations e, lateral (select case
          when e.stops ? x.candidate::text then 'dropped'
          when x.losses + 1 >= ${LOSSES} then 'done' else 'planned' end as state) as outcome
      where e.id = x.evaluation_id and trials.evaluation_id = x.evaluation_id and trials.candidate = x.candidate
        and trials.sample = x.sample and trials.repeat = x.repeat
      returning trials.*
    ), assumed as (
      insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, provider,
        state, amount, model, price_row, workspace, simulated)
      select x.evaluation_id, x.candidate, x.sample, x.repeat, x.attempt,
        case when x.answer is null then 'answer' else 'judge' end,
        case when x.answer is null then x.provider else split_part(e.spec #>> '{scorer,model}', '/', 1) end,
        'assumed', x.reserved,
        case when x.answer is null then e.spec #>> array['candidates', x.candidate::text, 'name']
          else e.spec #>> '{scorer,model}' end,
        'in flight when its worker died: assumed at the most it could cost', e.workspace, e.simulated
      from expired x join evaluations e on e.id = x.evaluation_id
      on conflict do nothing returning amount
    ), books as (
      update evaluations set reserved = reserved - (select coalesce(sum(reserved), 0) from expired),
        open = open - (select count(*) from freed where freed.state <> 'planned'),
        spent = spent + (select coalesce(sum(amount), 0) from assumed)
      where id = ${id}
    )
    select evaluation_id as "evaluationId", candidate, sample, repeat, provider, losses
    from freed where state = 'planned'`);
  return rows;
}
