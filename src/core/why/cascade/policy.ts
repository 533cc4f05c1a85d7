import { itemAt } from '../../item-at.ts';
/** When the first model's answer is not enough, as a program in production can tell. */
export type Gate =
  /** It can't be read: no answer, refused, cut off, or not in the form asked for. */
  | { kind: 'unreadable' }
  /** Asked `of` times at once, fewer than `agree` answers say the same. */
  | { kind: 'disagree'; agree: number; of: number }
  /** Another cheap model, asked at the same time, says otherwise. */
  | { kind: 'other model'; other: number };

/** Two models for one call: the first, and the second where the gate says so; indexes of candidates. */
export interface Policy {
  first: number;
  second: number;
  gate: Gate;
}

const AGREEMENTS: readonly Gate[] = [
  { kind: 'disagree', agree: 2, of: 2 },
  { kind: 'disagree', agree: 3, of: 3 },
  { kind: 'disagree', agree: 2, of: 3 },
];

/**
 * Returns the policies of a pair, given how often the first was asked each sample, and the other
 * candidates that may be asked beside it. `canAgree`: answers can be compared with each other.
 */
export function policiesOf(
  { first, second }: Omit<Policy, 'gate'>,
  { repeats, others, canAgree }: { repeats: number; others: readonly number[]; canAgree: boolean },
): Policy[] {
  const agreements = AGREEMENTS.filter((gate) => gate.kind === 'disagree' && gate.of <= repeats);
  const besides = others.map((other): Gate => ({ kind: 'other model', other }));
  const gates: Gate[] = [{ kind: 'unreadable' }, ...(canAgree ? [...agreements, ...besides] : [])];
  return gates.map((gate) => ({ first, second, gate }));
}

/** Returns what the calls cost next month that are always made, in dollars. */
export function firstCost(
  { first, gate }: Policy,
  candidates: readonly { monthCallUsd: number }[],
): number {
  const cost = itemAt(candidates, first).monthCallUsd;
  switch (gate.kind) {
    case 'unreadable':
      return cost;
    case 'disagree':
      return cost * gate.of;
    case 'other model':
      return cost + itemAt(candidates, gate.other).monthCallUsd;
  }
}
