import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { oneRow } from './one-row.ts';

/**
 * Drops the planned trials of an evaluation that `which` names, under its lock, and counts them out
 * of its books, with what they held of the budget for later calls. Returns how many.
 */
export async function dropPlanned(tx: Transaction, id: string, which: SQL): Promise<number> {
  const { rows } = await tx.execute<{ dropped: number }>(sql`
    with wanted as (
      select ctid, reserved from trials where evaluation_id = ${id} and state = 'planned' and ${which}
    ), dropped as (
      update trials set state = 'dropped', finished_at = now(), reserved = 0
      from wanted where trials.ctid = wanted.ctid returning wanted.reserved as held
    ), sums as (
      select count(*)::int as dropped, coalesce(sum(held), 0)::bigint as held from dropped
    ), books as (
      update evaluations set open = open - sums.dropped, reserved = reserved - sums.held
      from sums where id = ${id}
    )
    select dropped from sums`);
  return oneRow(rows).dropped;
}
