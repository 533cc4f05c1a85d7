import { sql } from 'drizzle-orm';
import type { QueuedTrial, Recovery } from '../core/record/evaluation-record.ts';
import { QUESTION_HOURS } from '../core/record/question.ts';
import type { Database } from './client.ts';
import { pipelined } from './pipeline.ts';
import { reclaimTrials } from './reclaim-trials.ts';
import { recordAnswer } from './record-answer.ts';
import { WOKEN } from './schema.ts';

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
 * again; the call each had in flight may have been billed, so the ledger has an estimate of it.
 * Questions that waited too long are answered. Right after PostgreSQL came back no lease counts as run
 * out: heartbeats could not be written.
 */
export async function recoverLost(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): Promise<Recovery> {
  const reclaimed = await reclaimExpired(db, { leaseMs, simulated });
  await timeOutQuestions(db, simulated);
  const { rows: trials } = await db.execute<Row<QueuedTrial>>(sql`
    select t.evaluation_id as "evaluationId", candidate, sample, repeat, provider, losses,
      jsonb_array_length(steps) as answered
    from trials t join evaluations e on e.id = t.evaluation_id and e.state = 'running'
      and e.simulated = ${simulated}
    where t.state = 'planned' order by e.created_at, repeat, sample limit ${TRIALS_A_SWEEP}`);
  const { rows: plans } = await db.execute<{ id: string }>(sql`
    select id from evaluations where state = 'running' and simulated = ${simulated}
      and (open <= wake_at or wake_at = ${WOKEN})`);
  const { rows: announcements } = await db.execute<{ id: string }>(sql`
    select id from evaluations where state = 'finished' and simulated = ${simulated}
      and announced_at is null
    union all
    select id from evaluations where state = 'running' and simulated = ${simulated}
      and destination_channel is not null and ${HAS_QUESTION}
      and not coalesce(message -> 'replies', '[]') ? ('question ' || (questions -> -1 ->> 'askedAt'))`);
  return {
    reclaimed,
    trials,
    plans: plans.map(({ id }) => id),
    announcements: announcements.map(({ id }) => id),
  };
}

/** The last question has no answer yet. */
const HAS_QUESTION = sql`questions -> -1 -> 'answer' = 'null'`;

async function timeOutQuestions(db: Database, simulated: boolean): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from evaluations where state = 'running' and simulated = ${simulated} and ${HAS_QUESTION}
      and questions -> -1 ->> 'kind' <> 'approval'
      and (questions -> -1 ->> 'askedAt')::timestamptz < now() - ${QUESTION_HOURS} * interval '1 hour'`);
  for (const { id } of rows) await recordAnswer(db, id, 'timed out', null);
}

type Row<T> = { [K in keyof T]: T[K] };

async function reclaimExpired(
  db: Database,
  { leaseMs, simulated }: RecoverOptions,
): Promise<QueuedTrial[]> {
  return pipelined(db, async (transaction) => {
    const { rows: ids } = await transaction.tx.execute<{ id: string }>(sql`
      select id from evaluations e where e.simulated = ${simulated} and exists (
        select 1 from trials where evaluation_id = e.id and state = 'running' and lease_until < now())
        and now() > pg_postmaster_start_time() + ${leaseMs} * interval '1 ms'
      order by id for update`);
    const reclaimed: QueuedTrial[] = [];
    for (const { id } of ids) reclaimed.push(...(await reclaimTrials(transaction, id)));
    return reclaimed;
  });
}
