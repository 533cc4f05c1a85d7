import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { Database } from './client.ts';
import type { MonthStarts } from './month-starts.ts';
import { columns } from './rows.ts';

/**
 * Returns the dollars of all workspaces' calls since their month began, by provider; simulated money apart.
 * The index on provider and time gives it those rows alone.
 */
export async function providerSpend(
  db: Database,
  {
    since: { own, others },
    providers,
    simulated,
  }: { since: MonthStarts; providers: readonly string[]; simulated: boolean },
): Promise<{ provider: string; usd: number }[]> {
  const starts = [others, ...own.map(({ start }) => start)];
  const earliest = new Date(Math.min(...starts.map((start) => start.getTime())));
  const { rows } = await db.execute<{ provider: string; amount: string }>(sql`
    select l.provider, sum(l.amount)::text as amount
    from ledger l left join unnest(${columns(own, [
      ['text', ({ workspace }) => workspace],
      ['text', ({ start }) => start.toISOString()],
    ])}) as own (workspace, start) on own.workspace = l.workspace
    where l.provider in ${[...providers]} and l.simulated = ${simulated}
      and l.at >= ${earliest.toISOString()}
      and l.at >= coalesce(own.start::timestamptz, ${others.toISOString()}::timestamptz)
    group by 1 order by 1`);
  return rows.map(({ provider, amount }) => ({ provider, usd: toDollars(BigInt(amount)) }));
}
