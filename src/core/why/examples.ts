import type { Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { chooseExamples, exampleFrom } from '../request/choose-examples.ts';
import { leakFinder } from '../request/leaks/leak-finder.ts';
import type { HoldOut } from './hold-out.ts';

const MOST_EXAMPLES = 5;

/** Returns the samples (from 0) that serve as examples: of those that may be learned from, at most `most`. */
export function chosenExamples(
  prompt: string,
  samples: readonly Sample[],
  { parts, most = MOST_EXAMPLES }: { parts: HoldOut; most?: number },
): number[] {
  const usable = learnable(prompt, samples, parts);
  const own = usable.map((sample) => itemAt(samples, sample));
  return chooseExamples(prompt, own, most).map((at) => itemAt(usable, at));
}

/**
 * Returns the samples to learn from that give no held-out sample away, as a near-duplicate does: examples
 * and rules are made from these.
 */
export function learnable(
  prompt: string,
  samples: readonly Sample[],
  { learned, held }: HoldOut,
): number[] {
  const leaks = leakFinder(samples, held);
  return learned.filter((sample) => {
    const { input, answer } = exampleFrom(prompt, itemAt(samples, sample));
    return leaks(`${input}\n${answer}`).length === 0;
  });
}
