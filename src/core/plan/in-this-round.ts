import { hasEnded } from '../evidence/score-table.ts';
import { addedLooks } from './added-samples-test.ts';
import { alphaLeft, firstRound } from './alpha-left.ts';
import type { PlanStudy } from './plan-input.ts';
import type { CandidateMemory, PlanMemory } from './plan-memory.ts';

/**
 * The memory once samples were added to an evaluation that had ended: who is not proven and not ruled
 * out goes on, with what is left of its alpha and the answers it has. The same memory where no samples
 * were added since.
 */
export function inThisRound(study: PlanStudy, memory: PlanMemory): PlanMemory {
  const round = study.input.rounds?.length ?? 0;
  if (round === (memory.round ?? 0)) return memory;
  const first = firstRound(study);
  return {
    ...memory,
    round,
    candidates: memory.candidates.map((before, index) => {
      if (index === memory.reference) return { ...before, decision: null, reason: null, looks: 0 };
      return goesOn(before) ? goingOn(study, index, before, alphaLeft(first, before)) : before;
    }),
  };
}

/**
 * Whether more samples may change what is known of a candidate; a more expensive one than a proven one
 * stays out.
 */
export function goesOn({ decision }: Pick<CandidateMemory, 'decision'>): boolean {
  return decision !== 'proven' && decision !== 'ruled out' && decision !== 'not needed';
}

function goingOn(
  study: PlanStudy,
  candidate: number,
  before: CandidateMemory,
  left: number | null,
): CandidateMemory {
  const open = { ...before, decision: null, reason: null };
  if (left === null) return { ...open, looks: 0 };
  const answered = study.units.findIndex((unit) =>
    unit.some((sample) => !hasEnded(study.table(candidate), sample, 0)),
  );
  const from = answered < 0 ? study.units.length : answered;
  const looks = addedLooks(study).findIndex(({ n }) => n >= from);
  const isFull = study.input.design === 'full';
  return { ...open, left, test: 'adding up', shortcut: false, looks: isFull ? 0 : looks };
}
