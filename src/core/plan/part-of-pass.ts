/** How likely the plan is taken to go on from one candidate to the next more expensive one. */
const GOES_ON = 0.8;

/** The part of one pass that a candidate is taken to need before it is decided. */
export const PART_OF_PASS = 0.75;

/**
 * The part of one pass over the samples that an adaptive plan is expected to take of a candidate, a
 * rule of thumb set by `npm run bench:decisions`. `place`: how many cheaper candidates there are; one
 * that the plan doesn't come to has had its pilot at most. The reference of a relative bar takes a pass.
 */
export function partOfPass(
  { place, isReference, isPiloted }: { place: number; isReference: boolean; isPiloted: boolean },
  samples: number,
): number {
  if (isReference) return 1;
  const chance = GOES_ON ** place;
  const pilot = isPiloted && samples > 0 ? 1 / samples : 0;
  return chance * Math.max(PART_OF_PASS, pilot) + (1 - chance) * pilot;
}
