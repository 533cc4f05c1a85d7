import type { Arm } from '../../../src/core/why/arms.ts';
import type { TriedArm } from '../../../src/core/why/screening.ts';
import { trialsIn } from './stored-fixtures.ts';

/** A document of 1,500 tokens, unless told otherwise. */
export function arm(facts: Partial<Arm> = {}): Arm {
  return {
    kind: 'context',
    label: 'faq.md',
    addedTokens: 1_500,
    costPerCall: 0.002,
    learned: [],
    ...facts,
  };
}

/** An arm with its trials of the samples 0, 1, 2, …: "11 01 00". */
export function tried(facts: Partial<Arm>, scores: string): TriedArm {
  return { arm: arm(facts), trials: trialsIn(scores) };
}

export function placebo(scores: string): TriedArm {
  return tried({ kind: 'placebo', label: 'a plain retry', addedTokens: 0 }, scores);
}
