import { sql } from 'drizzle-orm';
import type { Actor } from '../core/actor.ts';
import type { CapReached, Caps, Purses } from '../core/caps/caps.ts';
import { grant, heldOf } from '../core/caps/grant.ts';
import type { Picodollars } from '../core/money.ts';
import type { Database, Transaction } from './client.ts';
import { oneRow } from './one-row.ts';
import { actorOf } from './read-evaluation.ts';
import { evaluations } from './schema.ts';
import { ledgerSums } from './sums-schema.ts';

/** Whose money an evaluation spends. */
export interface Spender {
  /** The evaluation's. */
  id: string;
  workspace: string;
  actor: Actor;
  simulated: boolean;
}

/**
 * Until the transaction ends, no other evaluation of the workspace is granted money under its caps. Taken
 * after an evaluation's own lock, always.
 */
export async function lockPurses(tx: Transaction, workspace: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`caps ${workspace}`}, 0))`);
}

/**
 * Returns the purses of a month as they stand for one of its evaluations: what was spent of them, and
 * what others that have not ended were granted beyond that, which they never pass. So no cap is passed
 * either, whatever ends, dies or is billed late. For a grant they must be locked.
 */
export async function readPurses(
  tx: Pick<Database, 'execute'>,
  { id, workspace, actor, simulated }: Spender,
  start: Date,
): Promise<Purses> {
  const isTheirs = sql`(actor_kind = 'person' and actor_id = ${actor.id})`;
  const { rows } = await tx.execute<Record<'all' | 'allOpen' | 'own' | 'ownOpen', string>>(sql`
    with taken as (
      select sum(amount) as amount, 0 as open, ${isTheirs} as theirs from ${ledgerSums}
      where workspace = ${workspace} and simulated = ${simulated} and since >= ${start.toISOString()}
      group by 3
      union all
      select greatest(granted - spent, 0),
        case when state = 'running' then greatest(granted - spent - margin, 0) else 0 end, ${isTheirs}
      from evaluations
      where workspace = ${workspace} and simulated = ${simulated} and state <> 'finished' and id <> ${id}
    )
    select coalesce(sum(amount), 0)::text as all, coalesce(sum(open), 0)::text as "allOpen",
      coalesce(sum(amount) filter (where theirs), 0)::text as own,
      coalesce(sum(open) filter (where theirs), 0)::text as "ownOpen"
    from taken`);
  const { all, allOpen, own, ownOpen } = oneRow(rows);
  return {
    workspace: { taken: BigInt(all), open: BigInt(allOpen) },
    person: actor.kind === 'person' ? { taken: BigInt(own), open: BigInt(ownOpen) } : null,
  };
}

/**
 * Grants an evaluation `more` of its budget than it holds, under its lock and its workspace's purses. Near
 * a cap, what others were granted ahead and do not hold is taken back first. Returns the cap in the way,
 * where it is left with what it holds; null where it has been granted.
 */
export async function grantMoney(
  db: Database,
  id: string,
  { more, caps }: { more: Picodollars; caps: Caps | null },
): Promise<CapReached | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(evaluations).where(sql`id = ${id}`).for('update');
    if (!row || heldOf(row) + more <= row.granted) return null;
    const spender = { ...row, actor: actorOf(row) };
    const granted =
      caps === null ? { granted: row.budget } : await askCaps(tx, spender, { row, more, caps });
    const change = 'granted' in granted ? granted.granted : heldOf(row);
    await tx.update(evaluations).set({ granted: change }).where(sql`id = ${id}`);
    return 'granted' in granted ? null : granted;
  });
}

interface Asking {
  row: typeof evaluations.$inferSelect;
  more: Picodollars;
  caps: Caps;
}

async function askCaps(tx: Transaction, spender: Spender, { row, more, caps }: Asking) {
  await lockPurses(tx, spender.workspace);
  const first = grant(row, more, { caps, purses: await readPurses(tx, spender, caps.start) });
  if ('granted' in first) return first;
  await takeBackAhead(tx, spender);
  return grant(row, more, { caps, purses: await readPurses(tx, spender, caps.start) });
}

/** Of the workspace's other evaluations, what they were granted and do not hold; those at work are left alone. */
async function takeBackAhead(
  tx: Transaction,
  { id, workspace, simulated }: Spender,
): Promise<void> {
  await tx.execute(sql`
    with ahead as (
      select id from evaluations
      where workspace = ${workspace} and simulated = ${simulated} and state <> 'finished'
        and granted > spent + margin + reserved and id <> ${id}
      for update skip locked
    )
    update evaluations set granted = spent + margin + reserved from ahead
    where evaluations.id = ahead.id`);
}
