import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { PastQuotes } from '../flows/ports/quotes.ts';
import type { Database } from './client.ts';

/** Past evaluations that are looked at, the newest first. */
const SAME_TASK = 20;
const QUOTES = 50;

/** What past evaluations tell of the cost of a new one, in PostgreSQL; simulated and real ones apart. */
export function createPastQuotes(db: Database, { simulated }: { simulated: boolean }): PastQuotes {
  return {
    outputTokens: async (workspace, { system, prompt, context }) => {
      const { rows } = await db.execute<{ name: string; output: number }>(sql`
        with same as (
          select id, spec from evaluations
          where workspace = ${workspace} and simulated = ${simulated}
            and spec ->> 'prompt' = ${prompt}
            and spec ->> 'system' is not distinct from ${system}
            and spec ->> 'context' is not distinct from ${context}
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
