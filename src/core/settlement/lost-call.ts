import type { Picodollars } from '../money.ts';
import type { Bill, LostCall } from './settlement.ts';

/** What settled calls of one kind (candidate and purpose) have cost so far in one evaluation. */
export interface SeenCosts {
  /** Nine of ten cost at most this. */
  typical: Picodollars;
  highest: Picodollars;
}

/**
 * Returns the bill of a call whose reply never came. It is estimated from what such calls have cost;
 * the budget holds twice the highest of them. Both are the most it can cost where none was seen, and
 * never above that.
 */
export function lostCallBill(
  { purpose, provider, model, worst, why }: LostCall,
  costs: SeenCosts | null,
): Bill {
  const amount = costs ? smaller(costs.typical, worst) : worst;
  const heldBack = costs ? smaller(2n * costs.highest, worst) : worst;
  return {
    purpose,
    provider,
    state: 'assumed',
    amount,
    margin: heldBack - amount,
    model,
    servedModel: null,
    usage: null,
    priceRow: costs
      ? `${why}: estimated from its other calls`
      : `${why}: assumed at the most it could cost`,
  };
}

const smaller = (a: Picodollars, b: Picodollars) => (a < b ? a : b);
