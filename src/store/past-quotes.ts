import { sql } from 'drizzle-orm';
import { itemAt } from '../core/item-at.ts';
import { toDollars } from '../core/money.ts';
import type { PastQuotes, PastSamples } from '../flows/ports/quotes.ts';
import type { Database } from './client.ts';
import { readPurses } from './purses.ts';
import { columns } from './rows.ts';

/** Past evaluations that are looked at, the newest first. */
const SAME_TASK = 20;
const QUOTES = 50;
/** Answers of a candidate in one of them: enough for their mean length, and few to read before a start. */
const ANSWERS = 100;

/** Whose purses are read before it is there. */
const NO_EVALUATION = '00000000-0000-0000-0000-000000000000';

type Task = Parameters<PastQuotes['outputTokens']>[1];

/** What past evaluations tell of the cost of a new one, in PostgreSQL; simulated and real ones apart. */
export function createPastQuotes(
  db: Database,
  { simulated }: { simulated: boolean },
): PastQuotes & PastSamples {
  return {
    overlap: (workspace, request) => readOverlap(db, { workspace, simulated }, request),
    outputTokens: (workspace, task) => readOutputTokens(db, { workspace, simulated }, task),
    purses: ({ workspace, actor }, start) =>
      readPurses(db, { id: NO_EVALUATION, workspace, actor, simulated }, start),
    quotes: async (workspace) => {
      const { rows } = await db.execute<{ expected: number; spent: string }>(sql`
        select estimated_usd as expected, spent::text as spent from evaluations
        where workspace = ${workspace} and simulated = ${simulated} and state = 'finished'
          and stops = '{}' and estimated_usd > 0 and spent > 0
          and not spec ? 'inquiry' and not spec ? 'drafts' and actor_kind <> 'schedule'
        order by created_at desc limit ${QUOTES}`);
      return rows.map(({ expected, spent }) => ({
        expectedUsd: expected,
        spentUsd: toDollars(BigInt(spent)),
      }));
    },
  };
}

/** Whose past evaluations: simulated ones are no measure of real ones. */
interface Past {
  workspace: string;
  simulated: boolean;
}

/** Of the past evaluations of the same task, the one that shares most samples; null where none shares any. */
async function readOverlap(
  db: Database,
  { workspace, simulated }: Past,
  { spec, samples }: Parameters<PastSamples['overlap']>[1],
): ReturnType<PastSamples['overlap']> {
  const { rows: same } = await db.execute<{ id: string; name: string; at: string }>(sql`
    select id, name, created_at as at from evaluations
    where workspace = ${workspace} and simulated = ${simulated} and state = 'finished'
      and not spec ? 'inquiry' and ${isSameTask(spec)}
    order by created_at desc limit ${SAME_TASK}`);
  // A new task's samples are not even sent.
  if (same.length === 0) return null;
  const { rows } = await db.execute<{ newest: number; shared: number }>(sql`
    with given as (select distinct input from unnest(${columns(samples, [
      ['jsonb', (sample) => sample.columns],
    ])}) as given (input)),
    same as (select * from unnest(${columns(same, [['uuid', ({ id }) => id]])})
      with ordinality as same (id, newest))
    select same.newest::int, count(distinct s.columns)::int as shared
    from same join samples s on s.evaluation_id = same.id join given on given.input = s.columns
    group by same.newest order by shared desc, same.newest limit 1`);
  const [most] = rows;
  if (!most) return null;
  const { id, name, at } = itemAt(same, most.newest - 1);
  return { id, name, startedAt: new Date(at), shared: most.shared };
}

/** How many tokens the answers to a task had on average, by the candidate's name. */
async function readOutputTokens(
  db: Database,
  { workspace, simulated }: Past,
  task: Task,
): ReturnType<PastQuotes['outputTokens']> {
  const { rows } = await db.execute<{ name: string; output: number }>(sql`
    with same as (
      select id, spec from evaluations
      where workspace = ${workspace} and simulated = ${simulated} and ${isSameTask(task)}
      order by created_at desc limit ${SAME_TASK})
    select c.candidate ->> 'name' as name, avg((l.usage ->> 'output')::float8)::float8 as output
    from same
    cross join lateral jsonb_array_elements(same.spec -> 'candidates')
      with ordinality as c (candidate, place)
    cross join lateral (
      select usage from ledger
      where evaluation_id = same.id and candidate = c.place - 1
        and purpose = 'answer' and state = 'settled' and usage is not null
      order by sample, repeat, attempt limit ${ANSWERS}) as l
    group by 1`);
  return Object.fromEntries(rows.map(({ name, output }) => [name, output]));
}

/** Whether a row of `evaluations` has this task, word for word. */
function isSameTask({ system, prompt, context }: Task) {
  return sql`spec ->> 'prompt' = ${prompt}
    and spec ->> 'system' is not distinct from ${system}
    and spec ->> 'context' is not distinct from ${context}`;
}
