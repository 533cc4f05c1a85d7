import { sql } from 'drizzle-orm';
import type { Actor } from '../core/actor.ts';
import { type Caps, requireRoom } from '../core/caps/caps.ts';
import type { Picodollars } from '../core/money.ts';
import type { Transaction } from './client.ts';

/** Whose money an evaluation spends. */
export interface Spender {
  /** The evaluation's. */
  id: string;
  workspace: string;
  actor: Actor;
  simulated: boolean;
}

/**
 * Until the transaction ends, no other evaluation of the workspace begins to spend under its caps. Taken
 * before an evaluation's own lock, always.
 */
export async function lockPurses(tx: Transaction, workspace: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`caps ${workspace}`}, 0))`);
}

/**
 * Throws AppError('invalid input') where an evaluation that may spend `needed` more would let a cap be
 * passed. Every evaluation that runs counts with its whole budget, which it never passes: so no cap is
 * passed either, whatever ends, dies or is billed late. The purses must be locked.
 */
export async function requireRoomIn(
  tx: Transaction,
  { id, workspace, actor, simulated }: Spender,
  needed: Picodollars,
  caps: Caps,
): Promise<void> {
  const isTheirs = sql`(actor_kind = 'person' and actor_id = ${actor.id})`;
  const { rows } = await tx.execute<{ workspace: string; person: string }>(sql`
    with bound as (
      select amount, ${isTheirs} as theirs from ledger
      where workspace = ${workspace} and simulated = ${simulated}
        and at >= ${caps.start.toISOString()}
      union all
      select greatest(budget - spent, 0), ${isTheirs} from evaluations
      where workspace = ${workspace} and simulated = ${simulated} and state = 'running'
        and id <> ${id}
    )
    select coalesce(sum(amount), 0)::text as workspace,
      coalesce(sum(amount) filter (where theirs), 0)::text as person from bound`);
  const { workspace: all, person } = rows[0]!;
  const own = actor.kind === 'person' ? BigInt(person) : null;
  requireRoom(caps, { workspace: BigInt(all), person: own }, needed);
}
