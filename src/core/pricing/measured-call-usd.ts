import { itemAt } from '../item-at.ts';
/** What a candidate's calls were expected to cost, in dollars: in the mean, and the input's part of that. */
export interface ExpectedCall {
  expectedCallUsd: number;
  inputUsd: number;
}

/**
 * Dollars of a candidate's mean call over all samples, from the calls that were billed; null before
 * the first. `lengths`: each sample's prompt, as a multiple of the mean one. A ratio estimate
 * (Cochran, Sampling Techniques, ch. 6): what they cost against what these very samples were expected
 * to, so that a pilot on a long sample does not make its model look expensive.
 */
export function measuredCallUsd(
  ended: readonly { sample: number; uncachedCost: number }[],
  { expectedCallUsd, inputUsd }: ExpectedCall,
  lengths: readonly number[],
): number | null {
  const billed = ended.filter(({ uncachedCost }) => uncachedCost > 0);
  if (billed.length === 0) return null;
  const cost = billed.reduce((sum, { uncachedCost }) => sum + uncachedCost, 0);
  const expected = billed.reduce(
    (sum, { sample }) => sum + expectedCallUsd + inputUsd * (itemAt(lengths, sample) - 1),
    0,
  );
  return expected > 0 ? (cost / expected) * expectedCallUsd : cost / billed.length;
}
