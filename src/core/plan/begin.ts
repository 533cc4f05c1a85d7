import { resolvedBar } from '../evidence/resolved-bar.ts';
import { itemAt } from '../item-at.ts';
import { testOf } from './absolute-bar.ts';
import { paceOf } from './asked-once.ts';
import { withCandidate } from './memory.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import { takesShortcut } from './relative-bar.ts';
import { repeatsOf } from './repeats-of.ts';
import { shareOfAlpha } from './share-of-alpha.ts';

/** The memory with a candidate begun: its repeats, its share of alpha and its test are frozen. */
export function begin(study: PlanStudy, memory: PlanMemory, candidate: number): PlanMemory {
  const { input } = study;
  const bar = resolvedBar(input.bar, memory.reference);
  const repeats = repeatsOf(input, candidate);
  const alpha = shareOfAlpha(study, memory);
  const begun = { repeats, alpha };
  if (input.rounds) {
    return withCandidate(memory, candidate, { ...begun, left: alpha, test: 'adding up' });
  }
  if (bar.kind === 'absolute') {
    const test = testOf(study, bar.rate, begun);
    const pace = paceOf(input, isLast(study, memory, candidate));
    return withCandidate(memory, candidate, { ...begun, test, pace, shortcut: false });
  }
  const shortcut = takesShortcut(study, candidate, bar, begun);
  return withCandidate(memory, candidate, { ...begun, test: null, shortcut });
}

/** Whether no other candidate is left to be put to the test after it. */
function isLast({ input }: PlanStudy, { candidates }: PlanMemory, candidate: number): boolean {
  return candidates.every(
    ({ decision }, index) =>
      index === candidate || decision !== null || itemAt(input.candidates, index).stopped,
  );
}
