import { newMemory } from './memory.ts';
import type { PlanInput } from './plan-input.ts';
import type { CandidateMemory, Decision, PlanMemory } from './plan-memory.ts';

/**
 * Returns the memory for a question asked after the calls were made (another bar, another scorer):
 * nothing is decided anew, but a candidate that was not put to the test stays untested, however its
 * pilot went (decided 3). `before`: the memory that made the calls, null where none did; `reason`: why
 * such a candidate was not tested, of one or several of them.
 */
export function inHindsight(
  input: PlanInput,
  before: PlanMemory | null,
  reason: string,
): PlanMemory {
  const memory = newMemory(input);
  const candidates = memory.candidates.map((remembered, index) => {
    const first = before?.candidates[index] ?? null;
    const wasReference = before !== null && index === before.reference;
    if (remembered.decision !== null || wasReference || isTested(first)) return remembered;
    if (first?.decision === 'stopped') return { ...remembered, ...stopOf(first) };
    return { ...remembered, decision: 'no proof' as const, reason };
  });
  return { ...memory, candidates };
}

const UNTESTED: ReadonlySet<Decision | null> = new Set(['not needed', 'no proof', 'stopped']);

function isTested(first: CandidateMemory | null): boolean {
  return first !== null && first.repeats !== null && !UNTESTED.has(first.decision);
}

function stopOf({
  decision,
  reason,
}: CandidateMemory): Pick<CandidateMemory, 'decision' | 'reason'> {
  return { decision, reason };
}
