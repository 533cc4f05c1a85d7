/** How boldly each of the bets stakes, as parts of the most that is allowed. */
const STAKES = [0.5, 0.7, 0.9];

export interface BettingEvidence {
  /** Grows while scores exceed the bar: at 1/alpha the bar is proven at level alpha. */
  above: number;
  /** Grows while scores fall short of the bar: at 1/beta it is ruled out at level beta. */
  below: number;
}

/**
 * Evidence that may be looked at after every sample, and topped up at any time later, without losing
 * its error rate (Ville's inequality): what three bets against "the mean score is at most `bar`"
 * have made of one dollar, on average, and the same against "at least `bar`". `x` are samples'
 * scores in [0,1] in one random order, each sample once. `bar` lies within (0,1). Small stakes find
 * small differences in long series, large ones large differences soon.
 * Example: 38 passes in a row prove 0.9 at 5%: `eProcess(Array(38).fill(1), 0.9).above` >= 20.
 * Source: Waudby-Smith & Ramdas 2020 (arXiv 2010.09686); stats.md 2.11.
 */
export function eProcess(
  x: readonly number[],
  bar: number,
  stakes: readonly number[] = STAKES,
): BettingEvidence {
  if (!(bar > 0 && bar < 1)) throw new RangeError('eProcess requires a bar between 0 and 1');
  const wealth = (pay: (score: number, stake: number) => number) =>
    stakes.reduce(
      (sum, stake) => sum + x.reduce((product, score) => product * (1 + pay(score, stake)), 1),
      0,
    ) / stakes.length;
  return {
    above: wealth((score, stake) => (stake / bar) * (score - bar)),
    below: wealth((score, stake) => (stake / (1 - bar)) * (bar - score)),
  };
}

/**
 * The same for a paired difference A - B and "not worse by more than `margin`": differences in
 * [-1,1] become scores in [0,1].
 */
export function pairedEProcess(differences: readonly number[], margin: number): BettingEvidence {
  return eProcess(
    differences.map((difference) => (difference + 1) / 2),
    (1 - margin) / 2,
  );
}
