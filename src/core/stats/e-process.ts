import { mean } from './moments.ts';

/** How boldly each of the bets stakes, as parts of the most that is allowed. */
const STAKES = [0.5, 0.7, 0.9];

/** Those of evidence on samples that people keep adding. */
const ADDING_STAKES = [0.2, 0.4, 0.65, 0.9];

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
  requireWithin(bar);
  const gains = [
    ...stakes.map((stake) => stake / bar),
    ...stakes.map((stake) => -stake / (1 - bar)),
  ];
  const made = wealths(x, bar, gains);
  return {
    above: mean(made.subarray(0, stakes.length)),
    below: mean(made.subarray(stakes.length)),
  };
}

/**
 * No bet wins more: thousands of right samples would come to more than a number holds. A smaller e-value
 * stays one.
 */
const MOST = 1e100;

/**
 * What one dollar has become in each bet, that gains `gain` times as much as each score exceeds the bar: all
 * bets in one walk through the scores.
 */
function wealths(x: readonly number[], bar: number, gains: readonly number[]): Float64Array {
  const made = new Float64Array(gains.length).fill(1);
  for (let index = 0; index < x.length; index++) {
    const excess = x[index]! - bar;
    for (let bet = 0; bet < made.length; bet++) {
      made[bet] = Math.min(MOST, made[bet]! * (1 + gains[bet]! * excess));
    }
  }
  return made;
}

/**
 * Returns the most that bets against "the mean score is at most `bar`" have made of one dollar at any
 * sample from the first on: who looks after each sample may claim the bar at level alpha once it is
 * 1/alpha, whatever comes later. Smaller stakes than in `eProcess` find a rate near the bar in the end.
 * `x` and `bar` as there; 0 for no samples.
 * Example: 42 passes in a row prove 0.9 at 5%: `peakEvidence(Array(42).fill(1), 0.9)` >= 20.
 */
export function peakEvidence(x: readonly number[], bar: number): number {
  requireWithin(bar);
  const bets = ADDING_STAKES.map((stake) => ({ stake, wealth: 1 }));
  let peak = 0;
  for (const score of x) {
    for (const bet of bets) bet.wealth *= 1 + (bet.stake / bar) * (score - bar);
    peak = Math.max(peak, mean(bets.map(({ wealth }) => wealth)));
  }
  return peak;
}

/**
 * Returns how many of `n` answers may fail, in whatever order, with the bar still proven by
 * `peakEvidence` at an error of `alpha`; -1 where not even none: `bettingFailures(41, 0.9, 0.05)`.
 */
export function bettingFailures(n: number, bar: number, alpha: number): number {
  requireWithin(bar);
  const bets = ADDING_STAKES.map((stake) => ({
    win: 1 + (stake / bar) * (1 - bar),
    loss: 1 - stake,
  }));
  const wealthAt = (failures: number) =>
    mean(bets.map(({ win, loss }) => win ** (n - failures) * loss ** failures));
  let failures = -1;
  while (failures < n && wealthAt(failures + 1) >= 1 / alpha) failures += 1;
  return failures;
}

function requireWithin(bar: number): void {
  if (!(bar > 0 && bar < 1)) throw new RangeError('a bet requires a bar between 0 and 1');
}

/**
 * The same for a paired difference A - B and "not worse by more than `margin`": differences in
 * [-1,1] become scores in [0,1].
 */
export function pairedEProcess(differences: readonly number[], margin: number): BettingEvidence {
  const { x, bar } = pairedScores(differences, margin);
  return eProcess(x, bar);
}

/** Returns paired differences as scores in [0,1], and the bar that stands for the margin. */
export function pairedScores(differences: readonly number[], margin: number) {
  return { x: differences.map((difference) => (difference + 1) / 2), bar: (1 - margin) / 2 };
}
