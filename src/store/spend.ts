import { sql } from 'drizzle-orm';
import type { SpendRow } from '../core/digest/week-spend.ts';
import { itemAt } from '../core/item-at.ts';
import { lastOf } from '../core/last-of.ts';
import { toDollars } from '../core/money.ts';
import type { Week } from '../core/week/closed-weeks.ts';
import type { SpendReader } from '../flows/ports/week.ts';
import type { Database } from './client.ts';
import { oneRow } from './one-row.ts';

/** Where the evaluation was deleted, its spend stays. */
const DELETED = 'a deleted evaluation';

/**
 * Sums of the ledger in PostgreSQL, simulated money apart from real money. The index on workspace and
 * time gives each the rows of its own span alone.
 */
export function createSpendReader(
  db: Pick<Database, 'execute'>,
  { simulated }: { simulated: boolean },
): SpendReader {
  return {
    weeks: (workspace, weeks) => weekRows(db, { workspace, simulated }, weeks),
    total: async (workspace, { start, end }) => {
      const { rows } = await db.execute<{ amount: string }>(sql`
        select coalesce(sum(amount), 0)::text as amount from ledger
        where workspace = ${workspace} and simulated = ${simulated}
          and at >= ${start.toISOString()} and at < ${end.toISOString()}`);
      return toDollars(BigInt(oneRow(rows).amount));
    },
    people: async (workspace, { start, end }) => {
      const { rows } = await db.execute<{ person: string; amount: string }>(sql`
        select actor_id as person, sum(amount)::text as amount from ledger
        where workspace = ${workspace} and simulated = ${simulated} and actor_kind = 'person'
          and actor_id is not null
          and at >= ${start.toISOString()} and at < ${end.toISOString()}
        group by actor_id order by actor_id`);
      return new Map(rows.map(({ person, amount }) => [person, toDollars(BigInt(amount))]));
    },
    models: async (provider, { start, end }) => {
      const { rows } = await db.execute<{ model: string; amount: string }>(sql`
        select model, sum(amount)::text as amount from ledger
        where provider = ${provider} and simulated = ${simulated}
          and at >= ${start.toISOString()} and at < ${end.toISOString()}
        group by model order by model`);
      return rows.map(({ model, amount }) => ({ model, usd: toDollars(BigInt(amount)) }));
    },
    served: async (workspace, { start, end }) => {
      const { rows } = await db.execute<{ model: string; served: string[] }>(sql`
        select model, array_agg(distinct served_model) as served from ledger
        where workspace = ${workspace} and simulated = ${simulated} and served_model is not null
          and at >= ${start.toISOString()} and at < ${end.toISOString()}
        group by model`);
      return new Map(rows.map(({ model, served }) => [model, served]));
    },
  };
}

/** Sums of whole weeks by task, person, model and kind of call; `week` counts from 0. */
async function weekRows(
  db: Pick<Database, 'execute'>,
  { workspace, simulated }: { workspace: string; simulated: boolean },
  weeks: readonly Week[],
): Promise<SpendRow[]> {
  const { rows } = await db.execute<{
    week: number;
    task: string | null;
    person: string | null;
    model: string;
    judge: boolean;
    assumed: boolean;
    calls: number;
    amount: string;
  }>(sql`
    with sums as (
      select width_bucket(at, ${starts(weeks)}) - 1 as week, evaluation_id,
        case actor_kind when 'person' then actor_id end as person, model,
        purpose = 'judge' as judge, state = 'assumed' as assumed,
        count(*)::int as calls, sum(amount) as amount
      from ledger
      where workspace = ${workspace} and simulated = ${simulated}
        and at >= ${itemAt(weeks, 0).start.toISOString()} and at < ${lastOf(weeks).end.toISOString()}
      group by 1, 2, 3, 4, 5, 6
    )
    select sums.week, e.name as task, sums.person, sums.model, sums.judge, sums.assumed,
      sum(sums.calls)::int as calls, sum(sums.amount)::text as amount
    from sums left join evaluations e on e.id = sums.evaluation_id
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`);
  return rows.map(
    (row): SpendRow => ({ ...row, task: row.task ?? DELETED, amount: BigInt(row.amount) }),
  );
}

function starts(weeks: readonly Week[]) {
  const list = weeks.map(({ start }) => start.toISOString());
  return sql`${`{${list.join(',')}}`}::timestamptz[]`;
}
