import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Updates of a workspace's messages within any minute, and how many of them at once. */
const A_MINUTE = 40;
const AT_ONCE = 4;
const EVERY_MS = 60_000 / (A_MINUTE - AT_ONCE);

/**
 * Takes a turn to update a message of an evaluation's workspace, where one is free: over all processes
 * at most 40 in any minute, of the 50 that Slack takes; the others are left for results. Returns
 * whether it was; false, too, where there is no such evaluation.
 */
export async function takeUpdateTurn(db: Database, evaluationId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    insert into update_turns (workspace, free_at)
    select workspace, now() + ${EVERY_MS} * interval '1 ms' from evaluations where id = ${evaluationId}
    on conflict (workspace) do update
      set free_at = greatest(update_turns.free_at, now()) + ${EVERY_MS} * interval '1 ms'
      where update_turns.free_at <= now() + ${(AT_ONCE - 1) * EVERY_MS} * interval '1 ms'
    returning 1`);
  return rows.length > 0;
}
