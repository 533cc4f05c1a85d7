import { settlementOf } from '../core/settlement/claimed-trial.ts';
import {
  type CappedClaim,
  type ClaimTrialCommand,
  type ClaimTrialDeps,
  claimTrial,
} from './claim-trial.ts';
import type { CallSlot } from './ports/calls.ts';
import type { Enqueue } from './ports/queue.ts';
import type { TrialStore } from './ports/trials.ts';

export interface ClaimForCallDeps extends ClaimTrialDeps {
  trials: TrialStore;
  slot: CallSlot;
  enqueue: Pick<Enqueue, 'plan'>;
}

/**
 * Claims a trial for the slot that its call takes: for one that is free, or ahead of one that will be.
 * What then waited for long is claimed anew, since it may not be wanted any more; it is put back where
 * no call may begin. Where its candidate was stopped meanwhile it may be the last that the plan waits for.
 */
export async function claimForCall(
  deps: ClaimForCallDeps,
  command: ClaimTrialCommand,
): Promise<CappedClaim | { kind: 'put back' }> {
  const { trials, slot, enqueue } = deps;
  if (slot.takeFree()) return claimTrial(deps, command);
  const { ctx, input } = command;
  const claim = await claimTrial(deps, { ctx, input: { ...input, ahead: 'ahead' } });
  if (claim.kind !== 'claimed' || claim.call === null) return claim;
  const { trial } = input;
  const { attempt, call } = claim;
  const turn = await slot.take();
  try {
    if (turn === 'soon') await trials.begin(trial, attempt, call);
    else {
      const { held, ask } = await trials.settle(settlementOf({ trial, claim }, call.provider));
      // As with an answer: what changed nothing may be stored already, its word on the plan lost.
      if (ask || !held) await enqueue.plan(trial.evaluationId);
    }
  } catch (error) {
    trials.release(trial, attempt);
    throw error;
  }
  if (turn === 'soon') return claim;
  trials.release(trial, attempt);
  return turn === 'late' ? claimTrial(deps, command) : { kind: 'put back' };
}
