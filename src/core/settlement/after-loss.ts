import type { Picodollars } from '../money.ts';
import { type AnsweredStep, GIVEN_UP, type TrialFailure } from '../trial.ts';
import { heldBy } from './bills.ts';
import { lostCallBill, type SeenCosts } from './lost-call.ts';
import type { Bill, CallToPay } from './settlement.ts';

/** A trial at work on which so many workers died is missing: it may be what kills them. */
const MAX_LOST_WORKERS = 5;

/** A claimed trial whose worker died. */
export interface LostTrial {
  /** How many workers died at work on it before this one. */
  lostAtWork: number;
  reserved: Picodollars;
  steps: readonly AnsweredStep[];
  /** The call under way; null where it had not begun, or nothing was left to call. */
  call: Pick<CallToPay, 'purpose' | 'provider' | 'model' | 'worst'> | null;
}

/** How it goes on. */
export interface AfterLoss {
  state: 'planned' | 'done' | 'dropped';
  failure: Extract<TrialFailure, 'given up'> | null;
  note: string | null;
  reserveNext: Picodollars;
  bill: Bill | null;
  lostAtWork: number;
}

/**
 * Returns how a trial goes on whose worker died: planned again, its call under way billed as lost. It
 * is dropped where its candidate was stopped meanwhile, and missing when it has cost five workers: those
 * that died while it waited for its turn it did not cost.
 */
export function afterLoss(
  trial: LostTrial,
  { isStopped, costs }: { isStopped: boolean; costs: SeenCosts | null },
): AfterLoss {
  const { reserved, steps, call } = trial;
  const bill = call && lostCallBill({ ...call, why: 'in flight when its worker died' }, costs);
  const lostAtWork = trial.lostAtWork + (waited(trial) ? 0 : 1);
  const ended = { note: null, failure: null, reserveNext: 0n, bill, lostAtWork };
  if (isStopped) return { ...ended, state: 'dropped' };
  if (lostAtWork >= MAX_LOST_WORKERS) {
    return { ...ended, state: 'done', failure: 'given up', note: GIVEN_UP };
  }
  const stillReserved = steps.length > 0 ? reserved - (bill ? heldBy(bill) : 0n) : 0n;
  return {
    state: 'planned',
    failure: null,
    note: null,
    reserveNext: stillReserved > 0n ? stillReserved : 0n,
    bill,
    lostAtWork,
  };
}

/** Whether it was claimed ahead of its call: one that is only scored has answers, and holds no money. */
function waited({ call, steps, reserved }: LostTrial): boolean {
  return call === null && (steps.length === 0 || reserved > 0n);
}
