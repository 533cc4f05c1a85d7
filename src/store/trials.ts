import { sql } from 'drizzle-orm';
import type { Stop, TrialStore } from '../flows/ports.ts';
import { type ClaimRequest, claimTrials } from './claim-trials.ts';
import type { Database } from './client.ts';
import { groupCommit } from './group-commit.ts';
import { retryWhileUnreachable } from './retry.ts';
import { storableJson } from './rows.ts';
import { settleTrials, WOKEN } from './settle-trials.ts';

export interface TrialStoreOptions {
  /** Names this process among all workers. */
  worker: string;
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
}

/** The trials' record in PostgreSQL. Claims and settlements made at the same time share a commit. */
export function createTrialStore(
  db: Database,
  { worker, leaseMs }: TrialStoreOptions,
): TrialStore & { heartbeat(): Promise<void> } {
  const claim = groupCommit((requests: readonly ClaimRequest[]) =>
    claimTrials(db, worker, leaseMs, requests),
  );
  const settle = groupCommit((settlements: Parameters<typeof settleTrials>[2]) =>
    retryWhileUnreachable(() => settleTrials(db, worker, settlements)),
  );
  return {
    claim: (trial, reserve) => claim({ trial, reserve }),
    settle,
    stopCandidate: (evaluationId, candidate, stop) =>
      stopCandidate(db, evaluationId, candidate, stop),
    heartbeat: async () => {
      await db.execute(sql`
        update trials set lease_until = now() + ${leaseMs} * interval '1 ms'
        where state = 'running' and worker = ${worker}`);
    },
  };
}

async function stopCandidate(
  db: Database,
  evaluationId: string,
  candidate: number,
  stop: Stop,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from evaluations where id = ${evaluationId} for update`);
    const { rows: dropped } = await tx.execute(sql`
      update trials set state = 'dropped', finished_at = now()
      where evaluation_id = ${evaluationId} and candidate = ${candidate} and state = 'planned'
      returning 1`);
    const { rows } = await tx.execute<{ wake: boolean }>(sql`
      update evaluations set open = open - ${dropped.length}, wake_at = ${WOKEN},
        stops = ${storableJson({ [candidate]: stop })}::jsonb || stops
      where id = ${evaluationId} and state = 'running' returning true as wake`);
    return rows.length > 0;
  });
}
