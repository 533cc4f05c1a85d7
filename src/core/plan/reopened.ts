import { clustersOf } from '../evidence/clusters.ts';
import { failuresWhenLikely, LIKELY, probabilityAt } from '../evidence/probability.ts';
import { itemAt } from '../item-at.ts';
import { present } from '../present.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { sum } from '../stats/moments.ts';
import { requiredTest } from './asked-once.ts';
import { withCandidate } from './memory.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import { lackingTrials } from './run-ahead.ts';

/**
 * The memory with candidates opened again for their grade, once everyone is decided and nobody proven.
 * With few samples a proof forgives no error (fewer than 46 at 90%), and in a round of added samples it
 * takes twice as many: one error ends a candidate that may well be likely in the end. Where no cheaper
 * one is likely already, that changes the answer. The same memory where nobody is opened.
 */
export function reopened(study: PlanStudy, memory: PlanMemory): PlanMemory {
  const { bar, repeats } = study.input;
  const isProven = memory.candidates.some(({ decision }) => decision === 'proven');
  if (bar.kind === 'relative' || isProven) return memory;
  const ended = memory.order.filter((index) => {
    const least = leastHope(study, memory, index, bar.rate);
    return least !== null && hopeToBeLikely(study, index, bar.rate) >= least;
  });
  if (ended.length === 0) return memory;
  const all = { n: study.units.length, repeats };
  const likely = memory.order.findIndex(
    (index) => (probabilityAt(study, index, all, bar.rate) ?? 0) >= LIKELY,
  );
  const end = likely < 0 ? memory.order.length : likely;
  return ended
    .filter((index) => memory.order.indexOf(index) < end)
    .reduce((opened, index) => withCandidate(opened, index, FOR_ITS_GRADE), memory);
}

const FOR_ITS_GRADE = { test: 'grade alone', decision: null, reason: null } as const;

/**
 * The chance to be likely in the end that a candidate needs to be opened again: after an exact test, and
 * in a later round.
 */
const LEAST_HOPE = { exact: 0.04, 'adding up': 0.2 };

/** The same for one that was given up by a test that forgives hardly any error; null for others. */
function leastHope(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  rate: number,
): number | null {
  const { decision, test, alpha, pace = 'last' } = itemAt(memory.candidates, candidate);
  if (decision !== 'cannot be proven' || itemAt(study.input.candidates, candidate).stopped)
    return null;
  if (test === 'adding up') return study.input.continuous ? null : LEAST_HOPE[test];
  if (test !== 'exact') return null;
  // At the last answer alone one error more is forgiven: whoever has none then is proven before.
  const { hopeless } = requiredTest(study.units.length, rate, present(alpha, 'alpha'), pace);
  return itemAt(hopeless, hopeless.length - 2) > 1 ? null : LEAST_HOPE[test];
}

/**
 * The chance that the answers to come make a candidate likely, given those so far (uniform prior); 0
 * where none is.
 */
function hopeToBeLikely(study: PlanStudy, candidate: number, rate: number): number {
  const { units, table } = study;
  const all = { n: units.length, repeats: 1 };
  if (lackingTrials(study, candidate, all).length === 0) return 0;
  const { x } = clustersOf(table(candidate), units, all);
  const failed = x.filter((value) => value < 1).length;
  const allowed = failuresWhenLikely(units.length, rate) - failed;
  const chances = betaBinomial(units.length - x.length, 1 + failed, 1 + x.length - failed);
  return sum(chances.slice(0, Math.max(0, allowed + 1)));
}
