/** Dollars: what drafting may cost where little is expected, and how often what is expected. */
const LITTLE = 0.5;
const TIMES = 3;

/** Returns the dollars that drafting may cost: in whole cents what its calls cost at their worst, or a multiple of what is expected; never more than the form's budget. */
export function draftingBudget(
  { expectedUsd, largestUsd }: { expectedUsd: number; largestUsd: number },
  formBudget: number,
): number {
  const enough = Math.min(largestUsd, Math.max(LITTLE, TIMES * expectedUsd));
  // 1.2 is 120.00000000000001 cents.
  const cents = Math.ceil(Number((enough * 100).toFixed(6)));
  return Math.min(cents / 100, formBudget);
}
