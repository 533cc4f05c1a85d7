import { evidenceAt } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import {
  bestProbability,
  flawlessProbability,
  GUESS,
  LIKELY,
  probabilityAt,
} from '../evidence/probability.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import { Z95 } from '../stats/levels.ts';
import { isSingle } from './asked-once.ts';
import type { Course, Judgement } from './course.ts';
import type { PlanStudy } from './plan-input.ts';
import { absoluteJudgement, noGradeReason } from './reasons.ts';

/**
 * The course of a candidate where no score could prove the bar: it is given up when a perfect rest
 * could not make it likely (or a guess, where these samples can show no more), and the first that is
 * settles the evaluation. Where they can show nothing, the first without an error does.
 */
export function unprovableCourse(
  study: PlanStudy,
  candidate: number,
  rate: number,
  looks: readonly Look[],
): Course {
  const last = lastOf(looks);
  const goal = reachable(study, rate);
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    if (evidenceAt(now, candidate, look, rate).below >= Z95)
      return absoluteJudgement(now, 'ruled out', rate, look);
    if (look !== last) {
      if (isSingle(look, looks)) return null;
      const best = bestProbability(now, candidate, { extent: last, known: look }, rate);
      return best < goal
        ? {
            decision: 'cannot be proven',
            reason: noGradeReason(now, rate, look),
            settles: false,
          }
        : null;
    }
    const isThere =
      goal < GUESS
        ? bestProbability(now, candidate, { extent: look, known: look }, rate) >= goal
        : (probabilityAt(now, candidate, look, rate) ?? 0) >= goal;
    return absoluteJudgement(now, 'exhausted', rate, look, { settles: isThere });
  };
  return { looks, judge };
}

/** The highest grade that a model without an error would have; else that model's own probability. */
function reachable(study: PlanStudy, rate: number): number {
  const best = flawlessProbability(study, rate);
  return [LIKELY, GUESS].find((grade) => best >= grade) ?? best;
}
