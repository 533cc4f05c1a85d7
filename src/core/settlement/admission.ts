import type { Picodollars } from '../money.ts';
import type { Claim } from './settlement.ts';

/** How an evaluation's budget stands while claims are admitted. */
export interface BudgetState {
  budget: Picodollars;
  /** Of the budget, what the month's caps have granted it so far. */
  granted: Picodollars;
  spent: Picodollars;
  /** Kept aside beyond `spent`. */
  margin: Picodollars;
  /** Promised to trials: calls under way, and what their later calls may cost. */
  reserved: Picodollars;
}

/** What a trial that asks for money gets. */
export type Admission = 'admitted' | 'wait for budget' | 'over budget' | 'needs grant';

/**
 * Returns whether a trial that holds `held` of the budget may hold `needed`: nothing is ever promised
 * beyond the budget, nor beyond what its caps have granted. Where it does not fit, it waits for what
 * others hold; where none do, it never will. What the budget covers can be granted.
 */
export function admit(
  { budget, granted, spent, margin, reserved }: BudgetState,
  held: Picodollars,
  needed: Picodollars,
): Admission {
  if (needed <= held) return 'admitted';
  const others = reserved - held;
  const whole = spent + margin + others + needed;
  if (whole > budget) return others === 0n ? 'over budget' : 'wait for budget';
  return whole <= granted ? 'admitted' : 'needs grant';
}

/**
 * Returns the claim of a trial that has to wait for a grant; it is alone where no other holds any of the
 * budget.
 */
export function needsGrant(
  { reserved }: Pick<BudgetState, 'reserved'>,
  held: Picodollars,
  needed: Picodollars,
): Extract<Claim, { kind: 'needs grant' }> {
  return { kind: 'needs grant', more: needed - held, isAlone: reserved === held };
}
