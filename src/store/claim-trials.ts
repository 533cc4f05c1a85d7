import type { Picodollars } from '../core/money.ts';
import { admit, needsGrant } from '../core/settlement/admission.ts';
import type { CallToPay, Claim, PriceNext } from '../core/settlement/settlement.ts';
import type { TrialRef } from '../core/trial.ts';
import type { LockedTrials } from './locked-trials.ts';
import { trialId } from './rows.ts';

export interface ClaimRequest {
  trial: TrialRef;
  price: PriceNext;
  /** Its call is not made yet: until it begins, a lost worker costs nothing. */
  ahead: boolean;
}

/** What a trial that is claimed holds from now on. */
export interface GrantedClaim {
  trial: TrialRef;
  attempt: number;
  reserved: Picodollars;
  /** The call it is claimed for, where that begins at once. */
  begun: CallToPay | null;
}

/** What became of each claim, and those that were granted. */
export interface Claiming {
  claims: readonly Claim[];
  granted: readonly GrantedClaim[];
}

/**
 * Claims trials among those that are locked and reserves the worst case of all their remaining calls in
 * the evaluations as they were read. A reservation never lets spent + reserved pass the budget, whoever
 * else claims. What belongs to an evaluation of the other kind (simulated or real) is gone for this
 * process; of two claims for one trial the first counts.
 */
export function claimTrials(
  { evaluations, trials }: LockedTrials,
  requests: readonly ClaimRequest[],
  simulated: boolean,
): Claiming {
  const granted: GrantedClaim[] = [];
  const taken = new Set<string>();
  const claims = requests.map(({ trial, price, ahead }): Claim => {
    const id = trialId(trial);
    const evaluation = evaluations.get(trial.evaluationId);
    const row = trials.get(id);
    if (evaluation?.state !== 'running' || evaluation.simulated !== simulated) return GONE;
    if (!row?.steps || taken.has(id) || evaluation.stops[trial.candidate]) return GONE;
    const call = price(row.steps);
    if (call && 'unpriced' in call) return { kind: 'unpriced', model: call.unpriced };
    const needed = call ? call.worst + call.later : 0n;
    const admission = admit(evaluation, row.reserved, needed);
    if (admission === 'needs grant') return needsGrant(evaluation, row.reserved, needed);
    if (admission !== 'admitted') return { kind: admission };
    taken.add(id);
    evaluation.reserved += needed - row.reserved;
    const attempt = row.attempt + 1;
    granted.push({ trial, attempt, reserved: needed, begun: ahead ? null : call });
    return {
      kind: 'claimed',
      attempt,
      losses: row.losses,
      reserved: needed,
      call,
      steps: row.steps,
    };
  });
  return { claims, granted };
}

const GONE: Claim = { kind: 'gone' };
