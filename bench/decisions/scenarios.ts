/** The scenarios of the benchmark: true rates by candidate, cheapest first. */

/** Six candidates' prices in one unit; the most expensive has 65% of the sum, as in the line-ups of 2026. */
export const PRICES: readonly number[] = [1, 3, 8, 23, 64, 180];

export interface Scenario {
  name: string;
  /** True rates for one evaluation; `uniform` draws from [0,1), for scenarios that vary. */
  rates(uniform: () => number): readonly number[];
}

/** What a model lacks that is not good enough by nothing. */
export const JUST_BELOW = 1e-6;

function fixed(name: string, rates: readonly number[]): Scenario {
  return { name, rates: () => rates };
}

function rising(name: string, from: number, to: number): Scenario {
  const rates = (uniform: () => number) =>
    PRICES.map(() => from + (to - from) * uniform()).toSorted((a, b) => a - b);
  return { name, rates };
}

/** For an absolute bar of 0.9; other bars shift every rate by the same log-odds. */
export const ABSOLUTE: readonly Scenario[] = [
  fixed('A cheapest is good', [0.97, 0.975, 0.98, 0.985, 0.99, 0.99]),
  fixed('B third is good', [0.7, 0.8, 0.965, 0.97, 0.975, 0.98]),
  fixed('C only the most expensive', [0.6, 0.7, 0.75, 0.8, 0.85, 0.98]),
  fixed('D none', [0.5, 0.6, 0.7, 0.75, 0.8, 0.85]),
  fixed('E five a hair below', [...Array(5).fill(0.9 - JUST_BELOW), 0.98]),
  fixed('F near miss', [0.87, 0.87, 0.87, 0.96, 0.97, 0.98]),
  { name: 'G random', rates: risingOdds },
];

/** The cheapest has log-odds between -2 and 1; each more expensive one 0 to 2 more. */
function risingOdds(uniform: () => number): readonly number[] {
  let logOdds = -2 + 3 * uniform();
  return PRICES.map((_, index) => {
    if (index > 0) logOdds += 2 * uniform();
    return 1 / (1 + Math.exp(-logOdds));
  });
}

/** For a relative bar: at most `within` worse than the most expensive. */
export function relativeScenarios(within: number): readonly Scenario[] {
  return [
    fixed('all equal', Array(6).fill(0.9)),
    fixed('mid good', [0.7, 0.8, 0.9, 0.9, 0.9, 0.9]),
    fixed('only the most expensive', [0.5, 0.6, 0.65, 0.7, 0.75, 0.92]),
    fixed('five a hair below', [...Array(5).fill(0.9 - within - JUST_BELOW), 0.9]),
    fixed('saturated', Array(6).fill(0.99)),
    fixed('cheap is better', [0.95, 0.9, 0.9, 0.9, 0.9, 0.9]),
    rising('random', 0.6, 0.97),
  ];
}

/** The rate moved by the log-odds between 0.9 and `bar`. */
export function shifted(rate: number, bar: number): number {
  const odds = (share: number) => Math.log(share / (1 - share));
  return 1 / (1 + Math.exp(-(odds(rate) + odds(bar) - odds(0.9))));
}
