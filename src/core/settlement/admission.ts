import type { Picodollars } from '../money.ts';

/** How an evaluation's budget stands while claims are admitted. */
export interface BudgetState {
  budget: Picodollars;
  spent: Picodollars;
  /** Kept aside beyond `spent`. */
  margin: Picodollars;
  /** Promised to trials: calls under way, and what their later calls may cost. */
  reserved: Picodollars;
}

/**
 * Returns whether a trial that holds `held` of the budget may hold `needed`: nothing is ever promised
 * beyond the budget. Where it does not fit, it waits for what others hold; where none do, it never will.
 */
export function admit(
  { budget, spent, margin, reserved }: BudgetState,
  held: Picodollars,
  needed: Picodollars,
): 'admitted' | 'wait for budget' | 'over budget' {
  const others = reserved - held;
  if (needed <= held || spent + margin + others + needed <= budget) return 'admitted';
  return others === 0n ? 'over budget' : 'wait for budget';
}
