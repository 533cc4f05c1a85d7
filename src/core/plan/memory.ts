import { itemAt } from '../item-at.ts';
import { monthCallUsd } from './month-call-usd.ts';
import type { PlanInput } from './plan-input.ts';
import type { CandidateMemory, PlanMemory } from './plan-memory.ts';
import { IS_REFERENCE, NO_PROOF, NOT_CHEAPER, NOT_NEEDED } from './reasons.ts';

/** Another candidate goes before the one under way only when it costs less than this part of it. */
const CLEARLY_CHEAPER = 0.8;

/** The memory before the first step: nobody is begun; what an adaptive design needn't run is said. */
export function newMemory(input: PlanInput): PlanMemory {
  const { bar, candidates, design } = input;
  const reference = bar.kind === 'relative' ? referenceOf(input, bar.of) : null;
  const ceiling =
    reference === null || design === 'full'
      ? Infinity
      : monthCallUsd(itemAt(candidates, reference));
  return {
    order: candidates.map((_, index) => index),
    reference,
    candidates: candidates.map((candidate, index) =>
      monthCallUsd(candidate) >= ceiling && index !== reference
        ? { ...UNTOUCHED, decision: 'not needed', reason: NOT_CHEAPER }
        : UNTOUCHED,
    ),
  };
}

const UNTOUCHED: CandidateMemory = {
  repeats: null,
  alpha: null,
  test: null,
  shortcut: false,
  looks: 0,
  decision: null,
  reason: null,
};

/** Whether a candidate was put to the test already. */
export function isBegun({ candidates }: PlanMemory): boolean {
  return candidates.some(({ repeats }) => repeats !== null);
}

/** The candidate named, else the most expensive. */
function referenceOf({ candidates }: PlanInput, named: string | null): number {
  const found = candidates.findIndex(({ name }) => name === named);
  if (found >= 0) return found;
  const costs = candidates.map(monthCallUsd);
  return costs.indexOf(Math.max(...costs));
}

/**
 * The same memory with its candidates in order of what their calls cost next month, by now. The one under way
 * keeps its place unless another turned out to cost less than 80% of it, so that two alike don't
 * take turns.
 */
export function inOrder(input: PlanInput, memory: PlanMemory): PlanMemory {
  const underWay = nextCandidate(memory);
  const begun = underWay !== undefined && itemAt(memory.candidates, underWay).repeats !== null;
  const cost = (index: number) =>
    monthCallUsd(itemAt(input.candidates, index)) *
    (begun && index === underWay ? CLEARLY_CHEAPER : 1);
  return { ...memory, order: memory.order.toSorted((a, b) => cost(a) - cost(b) || a - b) };
}

/** The memory with some of one candidate's facts replaced. */
export function withCandidate(
  memory: PlanMemory,
  candidate: number,
  change: Partial<CandidateMemory>,
): PlanMemory {
  const candidates = memory.candidates.map((remembered, index) =>
    index === candidate ? { ...remembered, ...change } : remembered,
  );
  return { ...memory, candidates };
}

/** The cheapest candidate that is not decided; the reference is never put to the test itself. */
export function nextCandidate({ order, candidates, reference }: PlanMemory): number | undefined {
  return order.find((index) => candidates[index]?.decision === null && index !== reference);
}

/** The memory once the evaluation is settled: the others are not needed, or could not be proven. */
export function settled(memory: PlanMemory, decision: 'not needed' | 'no proof'): PlanMemory {
  const reason = decision === 'not needed' ? NOT_NEEDED : NO_PROOF;
  const candidates = memory.candidates.map((remembered, index) =>
    remembered.decision === null && index !== memory.reference
      ? { ...remembered, decision, reason }
      : remembered,
  );
  return ended({ ...memory, candidates });
}

/** The memory of a plan that has ended: of the reference no trial is wanted any more either. */
export function ended(memory: PlanMemory): PlanMemory {
  if (memory.reference === null) return memory;
  return withCandidate(memory, memory.reference, { decision: 'not needed', reason: IS_REFERENCE });
}
