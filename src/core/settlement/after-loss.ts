import type { Picodollars } from '../money.ts';
import { type AnsweredStep, GIVEN_UP, type TrialFailure } from '../trial.ts';
import { heldBy } from './bills.ts';
import { lostCallBill, type SeenCosts } from './lost-call.ts';
import type { Bill, CallToPay } from './settlement.ts';

/** A trial over which so many workers died is missing: it may be what kills them. */
const MAX_LOST_WORKERS = 5;

/** A claimed trial whose worker died. */
export interface LostTrial {
  losses: number;
  reserved: Picodollars;
  steps: readonly AnsweredStep[];
  /** The call under way; null where nothing was left to call. */
  call: Pick<CallToPay, 'purpose' | 'provider' | 'model' | 'worst'> | null;
}

/** How it goes on. */
export interface AfterLoss {
  state: 'planned' | 'done' | 'dropped';
  failure: Extract<TrialFailure, 'given up'> | null;
  note: string | null;
  reserveNext: Picodollars;
  bill: Bill | null;
}

/**
 * Returns how a trial goes on whose worker died: planned again, its call under way billed as lost. It
 * is dropped where its candidate was stopped meanwhile, and missing when it has cost five workers.
 */
export function afterLoss(
  { losses, reserved, steps, call }: LostTrial,
  { isStopped, costs }: { isStopped: boolean; costs: SeenCosts | null },
): AfterLoss {
  const bill = call && lostCallBill({ ...call, why: 'in flight when its worker died' }, costs);
  if (isStopped) return { state: 'dropped', failure: null, note: null, reserveNext: 0n, bill };
  if (losses + 1 >= MAX_LOST_WORKERS) {
    return { state: 'done', failure: 'given up', note: GIVEN_UP, reserveNext: 0n, bill };
  }
  const left = steps.length > 0 ? reserved - (bill ? heldBy(bill) : 0n) : 0n;
  return { state: 'planned', failure: null, note: null, reserveNext: left > 0n ? left : 0n, bill };
}
