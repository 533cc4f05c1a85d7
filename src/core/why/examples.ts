import type { Sample } from '../evaluation.ts';
import type { HoldOut } from './hold-out.ts';
import { leakFinder } from './leak-guard.ts';

const MOST_EXAMPLES = 5;

/**
 * Returns the samples (from 0) that serve as examples: of those to learn from at most `most`, one of
 * each expected answer while there are others, the shortest ones. Left out is what gives a held-out sample
 * away, by a near-duplicate in the other part.
 */
export function chosenExamples(
  samples: readonly Sample[],
  parts: HoldOut,
  most = MOST_EXAMPLES,
): number[] {
  const usable = withoutLeaks(samples, parts);
  const length = (sample: number) => exampleText(samples[sample]!).length;
  const shortest = usable.toSorted((a, b) => length(a) - length(b) || a - b);
  const labels = new Set<string>();
  const [firsts, others] = [[] as number[], [] as number[]];
  for (const sample of shortest) {
    const { expected } = samples[sample]!;
    (labels.has(expected) ? others : firsts).push(sample);
    labels.add(expected);
  }
  return [...firsts, ...others].slice(0, most);
}

/** Returns the samples to learn from that give no held-out sample away: rules are made from these. */
export function withoutLeaks(samples: readonly Sample[], { learned, held }: HoldOut): number[] {
  const leaks = leakFinder(samples, held);
  return learned.filter((sample) => leaks(exampleText(samples[sample]!)).length === 0);
}

/** Returns a sample as one example in a prompt: its input and the expected answer. */
export function exampleText({ columns, expected }: Sample): string {
  const input = columns.input ?? Object.values(columns).join('\n');
  return `Input: ${input}\nAnswer: ${expected}`;
}
