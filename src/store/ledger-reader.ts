import { type SQL, sql } from 'drizzle-orm';
import type { LedgerCall, LedgerGroup, LedgerRow, LedgerSums } from '../core/ledger/ledger-view.ts';
import { monthsBetween } from '../core/week/calendar-months.ts';
import type { LedgerQuery, LedgerReader } from '../flows/ports/ledger.ts';
import type { Database } from './client.ts';
import { oneRow } from './one-row.ts';
import { arrayText } from './rows.ts';

/** Calls read at once. */
const PAGE = 5_000;

/**
 * The ledger in PostgreSQL, simulated money apart from real money. The index on workspace and time
 * gives it the rows of its own workspace and span alone.
 */
export function createLedgerReader(
  db: Database,
  { simulated }: { simulated: boolean },
): LedgerReader {
  return {
    view: (query, { by, timeZone }) =>
      db.transaction(
        async (tx) => {
          const of = ofQuery(query, simulated);
          const name = by === 'month' ? await monthName(tx, of, timeZone) : NAMES[by];
          const sums = await tx.execute<SumRow>(sql`select ${SUMS} from ledger l ${of}`);
          const grouped = await tx.execute<SumRow & GroupRow>(sql`
            select ${name} as name, ${EVALUATION[by]} as "evaluationId", ${SUMS},
              array_agg(distinct served_model) filter (where served_model is not null) as served
            from ledger l ${EVALUATIONS} ${of} group by 1, 2
            order by ${by === 'month' ? sql`1` : sql`sum(amount) desc, 1, 2`}`);
          return {
            rows: grouped.rows.map(rowOf),
            total: sumsOf(oneRow(sums.rows)),
            expensiveTenth: await expensiveTenth(tx, of),
          };
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
    calls: (query) => pagesOf(db, ofQuery(query, simulated)),
  };
}

function ofQuery({ workspace, since }: LedgerQuery, simulated: boolean): SQL {
  const from = since === null ? sql`` : sql`and l.at >= ${since.toISOString()}`;
  const whose = workspace === null ? sql`` : sql`and l.workspace = ${workspace}`;
  return sql`where l.simulated = ${simulated} ${whose} ${from}`;
}

const EVALUATIONS = sql`left join evaluations e on e.id = l.evaluation_id`;

const PERSON = sql`case l.actor_kind when 'person' then l.actor_id
  when 'terminal' then 'the terminal' when 'schedule' then 'a schedule'
  when 'system' then 'llm-pick' else 'of a deleted evaluation' end`;
const TASK = sql`coalesce(e.name, 'a deleted evaluation')`;

const NAMES: Readonly<Record<Exclude<LedgerGroup, 'month'>, SQL>> = {
  model: sql`l.model`,
  served: sql`coalesce(l.provider || '/' || l.served_model, l.model || ', no answer seen')`,
  provider: sql`l.provider`,
  person: PERSON,
  workspace: sql`l.workspace`,
  evaluation: TASK,
  step: sql`l.purpose`,
};

/** A call's month: its months begin where core says, which knows the same time zones as the settings. */
async function monthName(db: Pick<Database, 'execute'>, of: SQL, timeZone: string): Promise<SQL> {
  const { rows } = await db.execute<{ first: string | null; last: string | null }>(
    sql`select min(at)::text as first, max(at)::text as last from ledger l ${of}`,
  );
  const { first, last } = oneRow(rows);
  if (first === null || last === null) return sql`null::text`;
  const months = monthsBetween(new Date(first), new Date(last), timeZone);
  const starts = arrayText(months.map(({ start }) => start.toISOString()));
  const names = arrayText(months.map((month) => month.name));
  return sql`(${names}::text[])[width_bucket(l.at, ${starts}::timestamptz[])]`;
}

const NONE = sql`null::text`;
const EVALUATION: Readonly<Record<LedgerGroup, SQL>> = {
  model: NONE,
  served: NONE,
  provider: NONE,
  person: NONE,
  workspace: NONE,
  evaluation: sql`l.evaluation_id::text`,
  month: NONE,
  step: NONE,
};

const tokens = (name: string) => sql`(l.usage ->> ${sql.raw(`'${name}'`)})::bigint`;

const SUMS = sql`count(*)::int as calls, coalesce(sum(l.amount), 0)::text as amount,
  coalesce(sum(l.amount) filter (where l.state = 'assumed'), 0)::text as assumed,
  coalesce(sum(${tokens('input')}), 0)::float8 as "inputTokens",
  coalesce(sum(${tokens('output')}), 0)::float8 as "outputTokens",
  coalesce(sum(${tokens('cacheRead')}), 0)::float8 as "cachedTokens",
  coalesce(sum(${tokens('reasoning')}), 0)::float8 as "reasoningTokens"`;

type SumRow = Omit<LedgerSums, 'amount' | 'assumed'> & {
  amount: string;
  assumed: string;
  [column: string]: unknown;
};

interface GroupRow {
  name: string;
  evaluationId: string | null;
  served: string[] | null;
}

function sumsOf(row: SumRow): LedgerSums {
  return {
    calls: row.calls,
    amount: BigInt(row.amount),
    assumed: BigInt(row.assumed),
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
    cachedTokens: row.cachedTokens,
    reasoningTokens: row.reasoningTokens,
  };
}

function rowOf(row: SumRow & GroupRow): LedgerRow {
  const { name, evaluationId, served } = row;
  return { name, evaluationId, servedModels: served ?? [], ...sumsOf(row) };
}

async function expensiveTenth(db: Pick<Database, 'execute'>, of: SQL) {
  const { rows } = await db.execute<{ calls: number; amount: string }>(sql`
    with ranked as (
      select amount, row_number() over (order by amount desc) as place, count(*) over () as calls
      from ledger l ${of}
    )
    select count(*)::int as calls, sum(amount)::text as amount from ranked
    where calls >= 10 and place <= ceil(calls / 10.0)`);
  const { calls, amount } = oneRow(rows);
  return calls === 0 ? null : { calls, amount: BigInt(amount) };
}

type CallRow = Omit<LedgerCall, 'at' | 'amount'> & {
  at: string;
  amount: string;
  [column: string]: unknown;
};

/** Each page begins after the last one's last call. */
async function* pagesOf(db: Database, of: SQL): AsyncGenerator<readonly LedgerCall[]> {
  let after = sql``;
  for (;;) {
    const { rows } = await db.execute<CallRow>(sql`
      select l.at::text as at, l.evaluation_id as "evaluationId", ${TASK} as evaluation,
        ${PERSON} as person, l.workspace, l.candidate, l.sample, l.repeat, l.attempt,
        l.purpose as step, l.provider, l.model, l.served_model as "servedModel", l.state,
        l.amount::text as amount, ${tokens('input')}::float8 as "inputTokens",
        ${tokens('output')}::float8 as "outputTokens", ${tokens('cacheRead')}::float8 as "cachedTokens",
        ${tokens('reasoning')}::float8 as "reasoningTokens", l.price_row as "priceRow"
      from ledger l ${EVALUATIONS} ${of} ${after}
      order by l.at, l.evaluation_id, l.candidate, l.sample, l.repeat, l.attempt, l.purpose
      limit ${PAGE}`);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => ({ ...row, at: new Date(row.at), amount: BigInt(row.amount) }));
    after = sql`and (l.at, l.evaluation_id, l.candidate, l.sample, l.repeat, l.attempt, l.purpose)
      > (${last.at}::timestamptz, ${last.evaluationId}::uuid, ${last.candidate}, ${last.sample},
        ${last.repeat}, ${last.attempt}, ${last.step})`;
  }
}
