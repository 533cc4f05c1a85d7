import { desc, eq, sql } from 'drizzle-orm';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import { OF_MODEL } from '../core/watch/signals.ts';
import type { PickStore } from '../flows/ports/picks.ts';
import type { Database, Transaction } from './client.ts';
import { acceptedPicks } from './schema.ts';

/** The accepted picks in PostgreSQL. */
export function createPickStore(db: Database): PickStore {
  return {
    find: async (evaluationId) => {
      const [row] = await db
        .select()
        .from(acceptedPicks)
        .where(eq(acceptedPicks.evaluationId, evaluationId));
      return row ? pickOf(row) : null;
    },
    list: async (workspace) => {
      const rows = await db
        .select()
        .from(acceptedPicks)
        .where(eq(acceptedPicks.workspace, workspace))
        .orderBy(desc(acceptedPicks.acceptedAt));
      return rows.map(pickOf);
    },
    save: async (pick, insteadOf) => {
      const row = rowOf(pick);
      await db.transaction(async (tx) => {
        await tx
          .insert(acceptedPicks)
          .values(row)
          .onConflictDoUpdate({ target: acceptedPicks.evaluationId, set: row });
        if (insteadOf === undefined) return;
        await keepAnnounced(tx, pick, insteadOf);
        await tx.delete(acceptedPicks).where(eq(acceptedPicks.evaluationId, insteadOf));
      });
    },
    withdraw: async (evaluationId) => {
      await db.delete(acceptedPicks).where(eq(acceptedPicks.evaluationId, evaluationId));
    },
  };
}

async function keepAnnounced(
  tx: Transaction,
  { workspace, evaluationId, model }: AcceptedPick,
  insteadOf: string,
): Promise<void> {
  await tx.execute(sql`
    insert into announcements (workspace, subject, key, at)
    select a.workspace, ${evaluationId}, a.key, a.at
    from announcements a join accepted_picks p on p.evaluation_id::text = a.subject
    where a.workspace = ${workspace} and a.subject = ${insteadOf} and p.model = ${model}
      and split_part(a.key, ' ', 1) in ${[...OF_MODEL]}
    on conflict do nothing`);
}

type Row = typeof acceptedPicks.$inferSelect;

function rowOf(pick: AcceptedPick): Row {
  return {
    evaluationId: pick.evaluationId,
    workspace: pick.workspace,
    name: pick.name,
    model: pick.model,
    replaces: pick.replaces,
    volume: pick.volume,
    ownerKind: pick.owner.kind,
    ownerId: pick.owner.id,
    destinationChannel: pick.destination?.channel ?? null,
    simulated: pick.simulated,
    costPerCall: pick.costPerCall,
    tokens: pick.tokens,
    acceptedAt: pick.acceptedAt,
  };
}

function pickOf(row: Row): AcceptedPick {
  return {
    evaluationId: row.evaluationId,
    workspace: row.workspace,
    name: row.name,
    model: row.model,
    replaces: row.replaces,
    volume: row.volume,
    owner: { kind: row.ownerKind, id: row.ownerId },
    destination: row.destinationChannel === null ? null : { channel: row.destinationChannel },
    simulated: row.simulated,
    costPerCall: row.costPerCall,
    tokens: row.tokens,
    acceptedAt: row.acceptedAt,
  };
}
