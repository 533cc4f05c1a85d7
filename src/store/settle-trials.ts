import type { Picodollars } from '../core/money.ts';
import { lostCallBill, type SeenCosts } from '../core/settlement/lost-call.ts';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { BilledAttempt } from './ledger.ts';
import type { LockedEvaluation, LockedTrials } from './locked-trials.ts';
import { trialId } from './rows.ts';
import type { TrialChange } from './trial-changes.ts';

/** What a batch of settlements does. */
export interface Settling {
  /** Those whose claims held. */
  held: ReadonlySet<Settlement>;
  changes: readonly TrialChange[];
  bills: readonly BilledAttempt[];
  /** Bills whose claims were lost meanwhile: they still count. */
  late: readonly BilledAttempt[];
}

/** What calls of a lost one's kind have cost in its evaluation. */
export type CostsOf = (settlement: Settlement) => SeenCosts | null;

/**
 * Settles trials of `worker` among those that are locked: gives their reservations back, adds what was
 * spent and counts the ended, in the evaluations as they were read. A settlement whose claim was lost
 * meanwhile changes no trial; its bill still counts.
 */
export function settleTrials(
  { evaluations, trials }: LockedTrials,
  settlements: readonly Settlement[],
  { worker, costsOf }: { worker: string; costsOf: CostsOf },
): Settling {
  const held = new Set(
    settlements.filter(({ trial, attempt }) => {
      const row = trials.get(trialId(trial));
      return row?.state === 'running' && row.worker === worker && row.attempt === attempt;
    }),
  );
  const changes: TrialChange[] = [];
  const bills: BilledAttempt[] = [];
  for (const settlement of held) {
    const evaluation = evaluations.get(settlement.trial.evaluationId)!;
    const change = changeOf(settlement, evaluation);
    const own = billsOf(settlement, costsOf);
    changes.push(change);
    bills.push(...own);
    evaluation.reserved += change.reserved - settlement.reserved;
    evaluation.spent += sum(own.map(({ bill }) => bill.amount));
    evaluation.margin += sum(own.map(({ bill }) => bill.margin));
    if (change.state !== 'planned') evaluation.open -= 1;
  }
  const late = settlements.flatMap((settlement) =>
    settlement.bill && !held.has(settlement) ? [{ ...settlement, bill: settlement.bill }] : [],
  );
  return { held, changes, bills, late };
}

/** What goes back to the queue is dropped instead when its candidate was stopped meanwhile. */
function changeOf(settlement: Settlement, { stops }: LockedEvaluation): TrialChange {
  const isDropped =
    settlement.state === 'planned' && stops[settlement.trial.candidate] !== undefined;
  return {
    ...settlement,
    state: isDropped ? 'dropped' : settlement.state,
    reserved: isDropped ? 0n : settlement.reserveNext,
    call: null,
  };
}

/** A call that was lost is estimated from what others of its kind cost. */
function billsOf(settlement: Settlement, costsOf: CostsOf): readonly BilledAttempt[] {
  const { trial, attempt, bill, lost } = settlement;
  const billed: BilledAttempt[] = [];
  if (bill) billed.push({ trial, attempt, bill });
  if (lost) billed.push({ trial, attempt, bill: lostCallBill(lost, costsOf(settlement)) });
  return billed;
}

const sum = (amounts: readonly Picodollars[]) => amounts.reduce((total, each) => total + each, 0n);
