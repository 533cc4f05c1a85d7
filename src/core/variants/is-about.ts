import type { Sample } from '../evaluation.ts';
import type { Drafting } from '../request/form/drafting.ts';

/** Returns whether some of the samples that variants were drafted of are still among these. */
export function isAbout({ samples: parents }: Drafting, samples: readonly Sample[]): boolean {
  const keys = new Set(samples.map(sampleKey));
  return parents.some((parent) => keys.has(sampleKey(parent)));
}

/** Returns the same text for samples that ask the same and expect the same, whatever their group. */
export function sampleKey({ columns, expected, alternatives }: Sample): string {
  const sorted = Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, expected, alternatives]);
}
