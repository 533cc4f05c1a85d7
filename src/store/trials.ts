import { sql } from 'drizzle-orm';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import type { TrialStore } from '../flows/ports/trials.ts';
import type { Database } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { groupCommit } from './group-commit.ts';
import { grantMoney } from './purses.ts';
import { retryWhileUnreachable } from './retry.ts';
import { claimId, columns, keyColumns, storableJson } from './rows.ts';
import { WOKEN } from './schema.ts';
import { type TrialWrite, type TrialWriter, writeTrials } from './write-trials.ts';

/** The trials' record in PostgreSQL. Claims and settlements made at the same time share a commit. */
export function createTrialStore(
  db: Database,
  writer: TrialWriter,
): TrialStore & { heartbeat(): Promise<void> } {
  const { worker, leaseMs } = writer;
  const write = groupCommit((writes: readonly TrialWrite[]) =>
    retryWhileUnreachable(() => writeTrials(db, writer, writes)),
  );
  const held = new Map<string, HeldTrial>();
  return {
    claim: async (trial, price) => {
      const { claim } = await write({ request: { trial, price }, settlement: null });
      if (claim!.kind === 'claimed') {
        const { attempt } = claim!;
        held.set(claimId(trial, attempt), { ...trial, attempt });
      }
      return claim!;
    },
    grant: (evaluationId, more, caps) =>
      retryWhileUnreachable(() => grantMoney(db, evaluationId, { more, caps })),
    settle: async (settlement) => (await write({ request: null, settlement })).settled!,
    release: (trial, attempt) => void held.delete(claimId(trial, attempt)),
    stopCandidate: (evaluationId, candidate, stop) =>
      stopCandidate(db, evaluationId, candidate, stop),
    heartbeat: () => keepLeases(db, worker, leaseMs, [...held.values()]),
  };
}

type HeldTrial = TrialRef & { attempt: number };

/**
 * Keeps the leases of what this process works on, and of nothing else: a claim or a settlement that
 * failed on the way leaves a trial nobody works on. Rows that are being settled are left alone;
 * waiting for them while holding others would be a deadlock.
 */
async function keepLeases(
  db: Database,
  worker: string,
  leaseMs: number,
  held: readonly HeldTrial[],
): Promise<void> {
  if (held.length === 0) return;
  await db.execute(sql`
    with mine as (
      select trials.ctid from trials
      join unnest(${keyColumns(held)}, ${columns(held, [['int', ({ attempt }) => attempt]])})
        as h(evaluation_id, candidate, sample, repeat, attempt)
        using (evaluation_id, candidate, sample, repeat, attempt)
      where trials.state = 'running' and trials.worker = ${worker}
      for update of trials skip locked
    )
    update trials set lease_until = now() + ${leaseMs} * interval '1 ms'
    from mine where trials.ctid = mine.ctid`);
}

async function stopCandidate(
  db: Database,
  evaluationId: string,
  candidate: number,
  stop: Stop,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from evaluations where id = ${evaluationId} for update`);
    await dropPlanned(tx, evaluationId, sql`candidate = ${candidate}`);
    const { rows } = await tx.execute<{ wake: boolean }>(sql`
      update evaluations set wake_at = ${WOKEN},
        stops = ${storableJson({ [candidate]: stop })}::jsonb || stops
      where id = ${evaluationId} and state = 'running' returning true as wake`);
    return rows.length > 0;
  });
}
