import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { PastQuotes, PastSamples } from '../flows/ports/quotes.ts';
import type { Database } from './client.ts';
import { columns } from './rows.ts';

/** Past evaluations that are looked at, the newest first. */
const SAME_TASK = 20;
const QUOTES = 50;

type Task = Parameters<PastQuotes['outputTokens']>[1];

/** What past evaluations tell of the cost of a new one, in PostgreSQL; simulated and real ones apart. */
export function createPastQuotes(
  db: Database,
  { simulated }: { simulated: boolean },
): PastQuotes & PastSamples {
  return {
    overlap: async (workspace, { spec, samples }) => {
      const { rows } = await db.execute<{
        id: string;
        name: string;
        at: string;
        shared: number;
      }>(sql`
        with given as (select distinct input from unnest(${columns(samples, [
          ['jsonb', (sample) => sample.columns],
        ])}) as given (input)),
        same as (
          select id, name, created_at from evaluations
          where workspace = ${workspace} and simulated = ${simulated} and state = 'finished'
            and not spec ? 'inquiry' and ${isSameTask(spec)}
          order by created_at desc limit ${SAME_TASK})
        select e.id, e.name, e.created_at as at, count(distinct s.columns)::int as shared
        from same e join samples s on s.evaluation_id = e.id join given on given.input = s.columns
        group by e.id, e.name, e.created_at order by shared desc, e.created_at desc limit 1`);
      const [first] = rows;
      return first
        ? { id: first.id, name: first.name, startedAt: new Date(first.at), shared: first.shared }
        : null;
    },
    outputTokens: async (workspace, task) => {
      const { rows } = await db.execute<{ name: string; output: number }>(sql`
        with same as (
          select id, spec from evaluations
          where workspace = ${workspace} and simulated = ${simulated} and ${isSameTask(task)}
          order by created_at desc limit ${SAME_TASK})
        select same.spec -> 'candidates' -> l.candidate::int ->> 'name' as name,
          avg((l.usage ->> 'output')::float8)::float8 as output
        from same join ledger l on l.evaluation_id = same.id
        where l.purpose = 'answer' and l.state = 'settled' and l.usage is not null
        group by 1`);
      return Object.fromEntries(rows.map(({ name, output }) => [name, output]));
    },
    quotes: async (workspace) => {
      const { rows } = await db.execute<{ expected: number; spent: string }>(sql`
        select estimated_usd as expected, spent::text as spent from evaluations
        where workspace = ${workspace} and simulated = ${simulated} and state = 'finished'
          and stops = '{}' and estimated_usd > 0 and spent > 0
        order by created_at desc limit ${QUOTES}`);
      return rows.map(({ expected, spent }) => ({
        expectedUsd: expected,
        spentUsd: toDollars(BigInt(spent)),
      }));
    },
  };
}

/** Whether a row of `evaluations` has this task, word for word. */
function isSameTask({ system, prompt, context }: Task) {
  return sql`spec ->> 'prompt' = ${prompt}
    and spec ->> 'system' is not distinct from ${system}
    and spec ->> 'context' is not distinct from ${context}`;
}
