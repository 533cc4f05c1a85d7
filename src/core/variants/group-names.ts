import type { Sample } from '../evaluation.ts';

/** Returns the group of each sample that gets variants: its own, else one named after its place that no other has. */
export function groupNames(samples: readonly Sample[]): string[] {
  const groups = new Set(samples.flatMap(({ group }) => group ?? []));
  return samples.map(({ group }, index) => group ?? freeName(`sample ${index + 1}`, groups));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(`${name}'`, taken) : name;
}
