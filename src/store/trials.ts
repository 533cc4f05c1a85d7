import { sql } from 'drizzle-orm';
import { lostCallBill } from '../core/settlement/lost-call.ts';
import type { Bill, Settlement } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import type { TrialStore } from '../flows/ports/trials.ts';
import type { ClaimRequest } from './claim-trials.ts';
import type { Database } from './client.ts';
import { dropPlanned } from './drop-trials.ts';
import { groupCommit } from './group-commit.ts';
import { bookLate } from './ledger.ts';
import { grantMoney } from './purses.ts';
import { noteRefusal } from './refusals.ts';
import { retryWhileUnreachable } from './retry.ts';
import { claimId, columns, keyColumns, storableJson } from './rows.ts';
import { WOKEN } from './schema.ts';
import { readSeenCosts } from './seen-costs.ts';
import { settlementWriter } from './settlement-writer.ts';
import { type Claimant, writeClaims } from './write-claims.ts';

export interface TrialWriter extends Claimant {
  /** A provider that refuses for so long is reported with the settlement. */
  patienceMs: number;
}

/** The trials' record in PostgreSQL. Claims made at the same time share a commit, and settlements do. */
export function createTrialStore(
  db: Database,
  writer: TrialWriter,
): TrialStore & { heartbeat(): Promise<void> } {
  const { worker, leaseMs, patienceMs } = writer;
  const claimTogether = groupCommit((requests: readonly ClaimRequest[]) =>
    retryWhileUnreachable(() => writeClaims(db, writer, requests)),
  );
  const claimed = settlementWriter(db, worker);
  const held = new Map<string, HeldTrial>();
  return {
    claim: async (trial, price, ahead) => {
      const before = claimed.allSent();
      const claim = await claimTogether({ trial, price, ahead: ahead !== undefined });
      if (claim.kind === 'claimed') {
        const { attempt } = claim;
        held.set(claimId(trial, attempt), { ...trial, attempt });
      }
      if (!ahead) await before;
      return claim;
    },
    grant: (evaluationId, more, caps) =>
      retryWhileUnreachable(() => grantMoney(db, evaluationId, { more, caps })),
    begin: (trial, attempt, call) => claimed.begin({ trial, attempt, call }),
    settle: async (settlement, safe) => {
      const bills = await billsOf(db, settlement);
      const settling = claimed.settle({ settlement, bills });
      safe?.();
      const settled = await settling;
      return {
        ...settled,
        refusedSince: await noteBeyond(db, settlement, { ...settled, patienceMs }),
      };
    },
    release: (trial, attempt) => void held.delete(claimId(trial, attempt)),
    stopCandidate: (evaluationId, candidate, stop) =>
      stopCandidate(db, evaluationId, candidate, stop),
    heartbeat: () => keepLeases(db, worker, leaseMs, [...held.values()]),
  };
}

/** A call that was lost is estimated from what others of its kind have cost. */
async function billsOf(db: Database, { trial, bill, lost }: Settlement): Promise<readonly Bill[]> {
  const bills = bill ? [bill] : [];
  if (!lost) return bills;
  const { evaluationId, candidate } = trial;
  const kind = { evaluationId, candidate, purpose: lost.purpose };
  const costs = await retryWhileUnreachable(() => readSeenCosts(db, kind));
  return [...bills, lostCallBill(lost, costs)];
}

/**
 * Notes what a settlement says beyond its trial: the bill of a claim that was lost meanwhile, which
 * counts all the same, or a refusal. Returns since when its provider has refused, where that is too long.
 */
async function noteBeyond(
  db: Database,
  { trial, attempt, bill, refused }: Settlement,
  { held, patienceMs }: { held: boolean; patienceMs: number },
): Promise<Date | null> {
  if (!held) {
    if (bill) await retryWhileUnreachable(() => bookLate(db, { trial, attempt, bill }));
    return null;
  }
  if (!refused) return null;
  return retryWhileUnreachable(() => noteRefusal(db, { trial, refused }, patienceMs));
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
