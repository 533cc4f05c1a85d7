import type { Bar } from '../evaluation.ts';

/** How good is good enough, the candidate that a relative bar measures against by its index. */
export type ResolvedBar =
  | { kind: 'absolute'; rate: number }
  | { kind: 'relative'; reference: number; within: number };

/** Returns a bar with its reference. Throws RangeError where a relative bar has none. */
export function resolvedBar(bar: Bar, reference: number | null): ResolvedBar {
  if (bar.kind === 'absolute') return bar;
  if (reference === null) throw new RangeError('a relative bar requires a reference');
  return { kind: 'relative', reference, within: bar.within };
}
