/** Fewer failing samples tell nothing. */
export const FEWEST_FAILING = 6;

/** Whether it is worth asking why a candidate fails. */
export type WhyOffer =
  | { kind: 'offered'; failing: number }
  | { kind: 'too few failures'; failing: number }
  /** It is good enough, wasn't measured, or costs no less than what would be used otherwise. */
  | { kind: 'nothing to ask' };

/**
 * Returns whether [Why does it fail?] is offered for a candidate (recipes.md A1): it is unclear or ruled
 * out, costs less a call than `against` (the pick, or the model in use; null: neither is there), and has
 * at least 6 failing samples.
 */
export function whyOffer({
  verdict,
  costPerCall,
  against,
  failing,
}: {
  verdict: string;
  costPerCall: number;
  against: number | null;
  failing: number;
}): WhyOffer {
  const isAsked = verdict === 'unclear' || verdict === 'ruled out';
  if (!isAsked || costPerCall >= (against ?? Infinity)) return { kind: 'nothing to ask' };
  return { kind: failing >= FEWEST_FAILING ? 'offered' : 'too few failures', failing };
}

/** Fresh trials of each arm on a failing sample. */
export const SCREENING_REPEATS = 2;
