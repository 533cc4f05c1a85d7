import { capsOf } from '../core/caps/caps.ts';
import type { Claim, PriceNext } from '../core/settlement/settlement.ts';
import type { TrialRef } from '../core/trial.ts';
import type { Ctx } from './ctx.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import type { TrialStore } from './ports/trials.ts';

export interface ClaimTrialDeps {
  trials: Pick<TrialStore, 'claim' | 'grant'>;
  evaluations: Pick<ControlledEvaluations, 'control'>;
  settings: Pick<SettingStore, 'read'>;
}

export interface ClaimTrialCommand {
  ctx: Ctx;
  /** `ahead`: its call begins later. */
  input: { trial: TrialRef; price: PriceNext; ahead?: 'ahead' };
}

/** A claim, or the month's cap that is in its way for good. */
export type CappedClaim =
  | Exclude<Claim, { kind: 'needs grant' }>
  | { kind: 'over cap'; words: string };

/**
 * Claims a trial; where its evaluation has not been granted enough of its budget yet, the caps of its
 * workspace and person are asked first. Money that others hold of them may come back: it waits.
 */
export async function claimTrial(
  deps: ClaimTrialDeps,
  { ctx, input: { trial, price, ahead } }: ClaimTrialCommand,
): Promise<CappedClaim> {
  const claim = await deps.trials.claim(trial, price, ahead);
  if (claim.kind !== 'needs grant') return claim;
  const { workspace } = await deps.evaluations.control(trial.evaluationId);
  const caps = capsOf(await deps.settings.read(workspace), ctx.now);
  const reached = await deps.trials.grant(trial.evaluationId, claim.more, caps);
  if (reached !== null) {
    if (reached.mayWait || !claim.isAlone) return { kind: 'wait for budget' };
    return { kind: 'over cap', words: reached.words };
  }
  const again = await deps.trials.claim(trial, price, ahead);
  return again.kind === 'needs grant' ? { kind: 'wait for budget' } : again;
}
