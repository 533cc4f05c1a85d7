import { type Caps, capReached, type Purses } from '../caps/caps.ts';
import { dollars, downToTheCent, upToTheCent } from '../format.ts';
import { fromDollars } from '../money.ts';
import type { Estimate } from './estimate.ts';

/**
 * Says before a call is made that the caps of the month leave less than one may cost, or than all are
 * expected to; null where they leave enough.
 */
export function roomWords(
  caps: Caps,
  purses: Purses,
  { leastCallUsd, expectedUsd }: Pick<Estimate, 'leastCallUsd' | 'expectedUsd'>,
): string | null {
  const noCall = capReached(caps, purses, fromDollars(leastCallUsd));
  if (noCall !== null) {
    const outcome = noCall.mayWait
      ? 'it would wait until evaluations that run give back what they do not spend'
      : 'nothing could be run';
    return `One call may cost ${upToTheCent(leastCallUsd)}, and ${downToTheCent(noCall.leftUsd)} is left: ${outcome}. ${noCall.words}`;
  }
  const early = capReached(caps, purses, fromDollars(expectedUsd));
  return (
    early &&
    `About ${dollars(expectedUsd)} is expected, and ${downToTheCent(early.leftUsd)} is left: a cap will likely end it early. ${early.words}`
  );
}
