import { clustersOf } from '../evidence/clusters.ts';
import { bestProbability, LIKELY, probabilityAt } from '../evidence/probability.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { askedOnceTest } from './asked-once.ts';
import { withCandidate } from './memory.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';

/**
 * The memory with candidates opened again for their grade, once everyone is decided and nobody proven.
 * With few samples a proof forgives no error (fewer than 46 at 90%), and one error ends a candidate
 * that may well be likely in the end: where no cheaper one is likely already, that changes the answer.
 * The same memory where nobody is opened.
 */
export function reopened(study: PlanStudy, memory: PlanMemory): PlanMemory {
  const { bar, repeats } = study.input;
  const isProven = memory.candidates.some(({ decision }) => decision === 'proven');
  if (bar.kind === 'relative' || isProven) return memory;
  const ended = memory.order.filter((index) => isEndedByOneError(study, memory, index, bar.rate));
  if (ended.length === 0) return memory;
  const all = { n: study.units.length, repeats };
  const likely = memory.order.findIndex(
    (index) => (probabilityAt(study, index, all, bar.rate) ?? 0) >= LIKELY,
  );
  const end = likely < 0 ? memory.order.length : likely;
  return ended
    .filter((index) => memory.order.indexOf(index) < end)
    .reduce((known, index) => withCandidate(known, index, FOR_ITS_GRADE), memory);
}

/** Below this chance of no further error a candidate is not opened again. */
const LEAST_HOPE = 0.04;

const FOR_ITS_GRADE = { test: 'grade alone', decision: null, reason: null } as const;

/** Whether a candidate was given up where a proof forgives no error, and could still become likely. */
function isEndedByOneError(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  rate: number,
): boolean {
  const { decision, test, alpha, pace = 'last' } = memory.candidates[candidate]!;
  if (decision !== 'cannot be proven' || test !== 'exact') return false;
  if (study.input.candidates[candidate]!.stopped) return false;
  // At the last answer alone one error more is forgiven: whoever has none then is proven before.
  const { hopeless } = askedOnceTest(study.units.length, rate, alpha!, pace)!;
  if (hopeless.at(-2)! > 1) return false;
  const onceEach = { n: study.units.length, repeats: 1 };
  return (
    bestProbability(study, candidate, { extent: onceEach, known: onceEach }, rate) >= LIKELY &&
    flawlessRest(study, candidate) >= LEAST_HOPE
  );
}

/** The chance that all answers to come are right, given those so far (uniform prior). */
function flawlessRest({ units, table }: PlanStudy, candidate: number): number {
  const { x } = clustersOf(table(candidate), units, { n: units.length, repeats: 1 });
  const failed = x.filter((value) => value < 1).length;
  return betaBinomial(units.length - x.length, 1 + failed, 1 + x.length - failed)[0]!;
}
