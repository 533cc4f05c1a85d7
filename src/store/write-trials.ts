import type { Claim, Settled, Settlement } from '../core/settlement/settlement.ts';
import { type ClaimRequest, claimTrials } from './claim-trials.ts';
import type { Database } from './client.ts';
import { correctBill, writeBills } from './ledger.ts';
import { type LockedEvaluation, lockTrials } from './locked-trials.ts';
import { type PipelinedTransaction, pipelinedByKeys } from './pipeline.ts';
import { noteRefusals, refusalId } from './refusals.ts';
import { WOKEN } from './schema.ts';
import { readSeenCosts } from './seen-costs.ts';
import { type CostsOf, type Settling, settleTrials } from './settle-trials.ts';
import { writeChanges } from './trial-changes.ts';

/** A claim that is asked for, or a settlement. */
export interface TrialWrite {
  request: ClaimRequest | null;
  settlement: Settlement | null;
}

/** What became of it: of the claim, or of the settlement. */
export interface TrialWritten {
  claim: Claim | null;
  settled: Settled | null;
}

export interface TrialWriter {
  /** Names this process among all workers. */
  worker: string;
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
  /** Whether this process's models are simulated: it claims trials of such evaluations alone. */
  simulated: boolean;
  /** A provider that refuses for so long is reported with the settlement. */
  patienceMs: number;
}

/**
 * Settles trials and claims others in one transaction, the settlements first: whoever has settled one
 * trial and claimed the next has stored the one before the other's call is made. Everything is read
 * under the evaluations' locks in one round trip, decided here, and written in another.
 */
export async function writeTrials(
  db: Database,
  writer: TrialWriter,
  writes: readonly TrialWrite[],
): Promise<readonly TrialWritten[]> {
  const settlements = writes.flatMap(({ settlement }) => settlement ?? []);
  const requests = writes.flatMap(({ request }) => request ?? []);
  return pipelinedByKeys(db, async (transaction) => {
    const { tx, send, sendLast } = transaction;
    const refs = [...settlements, ...requests].map(({ trial }) => trial);
    const locked = await lockTrials(send, refs);
    const costsOf = await readCosts(tx, settlements);
    const { worker, simulated } = writer;
    const settling = settleTrials(locked, settlements, { worker, costsOf });
    const { claims, changes: claimed } = claimTrials(locked, requests, simulated);
    const woken = wake(settling, locked.evaluations);
    const changes = [...settling.changes, ...claimed];
    const refused = settlements.filter((each) => each.refused && settling.held.has(each));
    if (changes.length > 0) {
      const { bills } = settling;
      const evaluations = [...locked.evaluations.values()];
      const last = refused.length + settling.late.length === 0 ? sendLast : send;
      await Promise.all([
        bills.length > 0 && writeBills(send, bills),
        writeChanges(last, changes, { ...writer, evaluations }),
      ]);
    }
    for (const late of settling.late) await correctBill(tx, late);
    const tooLong = await noteRefusals(tx, refused, writer.patienceMs);
    const settled = settlements.map(
      (each): Settled => ({
        held: settling.held.has(each),
        ask: woken.delete(each.trial.evaluationId),
        refusedSince: (each.refused && tooLong.get(refusalId(each.trial, each.refused))) ?? null,
      }),
    );
    return writes.map(({ settlement, request }) => ({
      settled: (settlement && settled[settlements.indexOf(settlement)]) ?? null,
      claim: (request && claims[requests.indexOf(request)]) ?? null,
    }));
  });
}

/** What calls like the lost ones have cost, before this batch. */
async function readCosts(
  tx: PipelinedTransaction['tx'],
  settlements: readonly Settlement[],
): Promise<CostsOf> {
  const costs = new Map<Settlement, Awaited<ReturnType<typeof readSeenCosts>>>();
  for (const settlement of settlements) {
    const { trial, lost } = settlement;
    if (lost) costs.set(settlement, await readSeenCosts(tx, { ...trial, purpose: lost.purpose }));
  }
  return (settlement) => costs.get(settlement) ?? null;
}

/** Marks the evaluations whose plan waits for no more than is open now. Returns their ids. */
function wake(
  { changes }: Settling,
  evaluations: ReadonlyMap<string, LockedEvaluation>,
): Set<string> {
  const ended = changes.filter(({ state }) => state !== 'planned');
  const ids = new Set(ended.map(({ trial }) => trial.evaluationId));
  for (const id of ids) {
    const evaluation = evaluations.get(id)!;
    if (evaluation.open <= evaluation.wakeAt) evaluation.wakeAt = WOKEN;
    else ids.delete(id);
  }
  return ids;
}
