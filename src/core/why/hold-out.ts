import { unitsOf } from '../evidence/units.ts';
import { flawlessNeeded } from '../stats/exact-binomial.ts';
import { ALPHA } from '../stats/levels.ts';

/** The fewest independent samples that examples and rules are made from, and their share of all. */
const FEWEST_LEARNED = 8;
const SHARE_LEARNED = 0.3;
/** So that what is learned from isn't what the plan asked first. */
const OTHER_ORDER = 0x5eed;

/** An evaluation's samples in two parts, each the indexes of its samples, rising. */
export interface HoldOut {
  /** Examples and rules are made from these alone. */
  learned: readonly number[];
  /** A candidate with examples or rules is judged by these alone. */
  held: readonly number[];
}

/** The parts, or why there are none: independent samples needed and at hand. */
export type HoldOutOffer =
  | { kind: 'split'; parts: HoldOut }
  | { kind: 'too few'; needed: number; have: number };

/**
 * Returns the split of an evaluation's samples by their groups, decided by the seed alone: 30% of the
 * independent samples, 8 at least, to learn from; the rest must be enough to prove a rate of `bar`, all of
 * them right.
 */
export function holdOut(
  groups: readonly (string | null)[],
  seed: number,
  bar: number,
): HoldOutOffer {
  const units = unitsOf(groups, seed ^ OTHER_ORDER);
  const learnedOf = (have: number) => Math.max(FEWEST_LEARNED, Math.ceil(have * SHARE_LEARNED));
  const provable = flawlessNeeded(bar, ALPHA);
  const isEnough = (have: number) => have - learnedOf(have) >= provable;
  if (!isEnough(units.length)) {
    return { kind: 'too few', needed: fewestEnough(provable, isEnough), have: units.length };
  }
  const size = learnedOf(units.length);
  const inOrder = (part: typeof units) => part.flat().sort((a, b) => a - b);
  return {
    kind: 'split',
    parts: { learned: inOrder(units.slice(0, size)), held: inOrder(units.slice(size)) },
  };
}

/** Infinity where no number is. */
function fewestEnough(provable: number, isEnough: (have: number) => boolean): number {
  if (provable === Infinity) return Infinity;
  let have = provable + FEWEST_LEARNED;
  while (!isEnough(have)) have++;
  return have;
}
