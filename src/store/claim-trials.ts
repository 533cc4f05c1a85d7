import { admit, needsGrant } from '../core/settlement/admission.ts';
import type { Claim, PriceNext } from '../core/settlement/settlement.ts';
import type { TrialRef } from '../core/trial.ts';
import type { LockedTrials } from './locked-trials.ts';
import { trialId } from './rows.ts';
import type { TrialChange } from './trial-changes.ts';

export interface ClaimRequest {
  trial: TrialRef;
  price: PriceNext;
}

/** What became of each claim, and how those that were granted change their trials. */
export interface Claiming {
  claims: readonly Claim[];
  changes: readonly TrialChange[];
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
  const changes: TrialChange[] = [];
  const taken = new Set<string>();
  const claims = requests.map(({ trial, price }): Claim => {
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
    changes.push({ ...UNCHANGED, trial, state: 'running', attempt, reserved: needed, call });
    return {
      kind: 'claimed',
      attempt,
      losses: row.losses,
      reserved: needed,
      worst: call?.worst ?? 0n,
      steps: row.steps,
    };
  });
  return { claims, changes };
}

const GONE: Claim = { kind: 'gone' };

/** What a claim leaves as it is. */
const UNCHANGED = {
  step: null,
  provider: null,
  latencyMs: null,
  uncachedCost: 0n,
  score: null,
  failure: null,
  note: null,
} as const;
