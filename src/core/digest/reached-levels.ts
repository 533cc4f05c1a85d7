/** Shares of a cap at which people are told, once a month each. */
const LEVELS = [0.5, 0.8, 1];

/** Returns the levels of a cap that a spend has reached, lowest first. */
export function reachedLevels(usd: number, capUsd: number): number[] {
  return LEVELS.filter((level) => usd >= level * capUsd);
}
