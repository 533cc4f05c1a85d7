import type { CallToPay, Claim } from '../core/settlement/settlement.ts';
import { type ClaimRequest, claimTrials, type GrantedClaim } from './claim-trials.ts';
import type { Database } from './client.ts';
import { type LockedEvaluation, lockTrials } from './locked-trials.ts';
import { pipelinedByKeys, type Send } from './pipeline.ts';
import { arrayText, keyValues } from './rows.ts';
import type { StoredCall } from './schema.ts';

export interface Claimant {
  /** Names this process among all workers. */
  worker: string;
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
  /** Whether this process's models are simulated: it claims trials of such evaluations alone. */
  simulated: boolean;
}

/**
 * Claims trials in one transaction: all is read under the evaluations' locks in one round trip, decided
 * here, and written in another. Returns what became of each.
 */
export async function writeClaims(
  db: Database,
  claimant: Claimant,
  requests: readonly ClaimRequest[],
): Promise<readonly Claim[]> {
  return pipelinedByKeys(db, async ({ send, sendLast }) => {
    const refs = requests.map(({ trial }) => trial);
    const locked = await lockTrials(send, refs);
    const { claims, granted } = claimTrials(locked, requests, claimant.simulated);
    const evaluations = [...locked.evaluations.values()];
    if (granted.length > 0) await writeGranted(sendLast, claimant, { granted, evaluations });
    return claims;
  });
}

const CLAIM = {
  name: 'claim trials',
  text: `
  with claimed as (
    update trials t set state = 'running', attempt = c.attempt, reserved = c.reserved, call = c.call,
      worker = $8, lease_until = now() + $9 * interval '1 ms', finished_at = null
    from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::jsonb[])
      as c(evaluation_id, candidate, sample, repeat, attempt, reserved, call)
    where t.evaluation_id = c.evaluation_id and t.candidate = c.candidate
      and t.sample = c.sample and t.repeat = c.repeat
  )
  update evaluations e set reserved = b.reserved
  from unnest($10::uuid[], $11::bigint[]) as b(id, reserved)
  where e.id = b.id`,
};

interface Granted {
  granted: readonly GrantedClaim[];
  /** As they are with these claims. */
  evaluations: readonly LockedEvaluation[];
}

async function writeGranted(
  send: Send,
  { worker, leaseMs }: Claimant,
  { granted, evaluations }: Granted,
): Promise<void> {
  await send(CLAIM, [
    ...keyValues(granted.map(({ trial }) => trial)),
    arrayText(granted.map(({ attempt }) => attempt)),
    arrayText(granted.map(({ reserved }) => reserved)),
    arrayText(granted.map(({ begun }) => begun && storedCall(begun))),
    worker,
    leaseMs,
    arrayText(evaluations.map(({ id }) => id)),
    arrayText(evaluations.map(({ reserved }) => reserved)),
  ]);
}

/** JSON has no bigint. */
export function storedCall({ purpose, provider, model, worst }: CallToPay): StoredCall {
  return { purpose, provider, model, worst: worst.toString() };
}
