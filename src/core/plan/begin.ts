import { testOf } from './absolute-bar.ts';
import { shareOfAlpha } from './family.ts';
import { withCandidate } from './memory.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import { takesShortcut } from './relative-bar.ts';
import { repeatsOf } from './repeats.ts';

/** The memory with a candidate begun: its repeats, its share of alpha and its test are frozen. */
export function begin(study: PlanStudy, memory: PlanMemory, candidate: number): PlanMemory {
  const { input } = study;
  const { reference } = memory;
  const repeats = repeatsOf(input, candidate);
  const alpha = shareOfAlpha(study, memory);
  const shortcut = reference !== null && takesShortcut(study, candidate, repeats, reference);
  const test =
    input.bar.kind === 'absolute' ? testOf(study, input.bar.rate, { repeats, alpha }) : null;
  return withCandidate(memory, candidate, { repeats, alpha, test, shortcut });
}
