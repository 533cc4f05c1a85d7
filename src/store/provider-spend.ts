import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { Database } from './client.ts';

/**
 * Returns the dollars of all workspaces' calls since a moment, by provider; simulated money apart. The
 * index on provider and time gives it those rows alone.
 */
export async function providerSpend(
  db: Database,
  {
    since,
    providers,
    simulated,
  }: { since: Date; providers: readonly string[]; simulated: boolean },
): Promise<{ provider: string; usd: number }[]> {
  const { rows } = await db.execute<{ provider: string; amount: string }>(sql`
    select provider, sum(amount)::text as amount from ledger
    where provider in ${[...providers]} and at >= ${since.toISOString()} and simulated = ${simulated}
    group by provider order by provider`);
  return rows.map(({ provider, amount }) => ({ provider, usd: toDollars(BigInt(amount)) }));
}
