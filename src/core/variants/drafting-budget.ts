/** Dollars: what drafting may cost where little is expected, and how often what is expected. */
const LITTLE = 0.5;
const TIMES = 3;

/** Returns the dollars that drafting may cost, in whole cents: no more than its calls at their worst, nor than the form's budget. */
export function draftingBudget(
  { expectedUsd, largestUsd }: { expectedUsd: number; largestUsd: number },
  formBudget: number,
): number {
  const enough = Math.max(LITTLE, TIMES * expectedUsd);
  return Math.ceil(Math.min(largestUsd, formBudget, enough) * 100) / 100;
}
