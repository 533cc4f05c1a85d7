import { sql } from 'drizzle-orm';
import type { SeenCosts } from '../core/settlement/lost-call.ts';
import type { Purpose, TrialRef } from '../core/trial.ts';
import type { Transaction } from './client.ts';
import { oneRow } from './one-row.ts';

/** Whose calls, for what. */
export interface CandidateCalls extends Pick<TrialRef, 'evaluationId' | 'candidate'> {
  purpose: Purpose;
}

/**
 * Returns what the settled calls of one candidate, made for one purpose, have cost so far; null where
 * there are none.
 */
export async function readSeenCosts(
  tx: Pick<Transaction, 'execute'>,
  { evaluationId, candidate, purpose }: CandidateCalls,
): Promise<SeenCosts | null> {
  const { rows } = await tx.execute<{ typical: string | null; highest: string | null }>(sql`
    select percentile_disc(0.9) within group (order by amount)::text as typical,
      max(amount)::text as highest
    from ledger where evaluation_id = ${evaluationId} and candidate = ${candidate}
      and purpose = ${purpose} and state = 'settled'`);
  const { typical, highest } = oneRow(rows);
  return typical && highest ? { typical: BigInt(typical), highest: BigInt(highest) } : null;
}
