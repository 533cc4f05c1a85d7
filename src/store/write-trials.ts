import type { Claim, Settled, Settlement } from '../core/settlement/settlement.ts';
import { type Claimant, type ClaimRequest, claimTrials } from './claim-trials.ts';
import type { Database } from './client.ts';
import { lockEvaluations, settleTrials } from './settle-trials.ts';

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

export interface TrialWriter extends Claimant {
  /** A provider that refuses for so long is told with the settlement. */
  patienceMs: number;
}

/**
 * Settles trials and claims others in one transaction, the settlements first: whoever has settled one
 * trial and claimed the next has stored the one before the other's call is made. All their
 * evaluations are locked before anything else, always in the same order.
 */
export async function writeTrials(
  db: Database,
  writer: TrialWriter,
  writes: readonly TrialWrite[],
): Promise<readonly TrialWritten[]> {
  const settlements = writes.flatMap(({ settlement }) => settlement ?? []);
  const requests = writes.flatMap(({ request }) => request ?? []);
  return db.transaction(async (tx) => {
    const ids = [...settlements, ...requests].map(({ trial }) => trial.evaluationId);
    const locked = settlements.length > 0 ? await lockEvaluations(tx, ids) : [];
    const settled = await settleTrials(tx, writer, { settlements, locked });
    const claims = await claimTrials(tx, writer, requests);
    return writes.map(({ settlement, request }) => ({
      settled: (settlement && settled[settlements.indexOf(settlement)]) ?? null,
      claim: (request && claims[requests.indexOf(request)]) ?? null,
    }));
  });
}
