import { evidenceAt } from '../evidence/evidence.ts';
import { cautiousPairs, differenceBounds } from '../evidence/paired.ts';
import { resolvedBar } from '../evidence/resolved-bar.ts';
import { hasEnded, isComplete } from '../evidence/score-table.ts';
import { enoughUnits, kindOf } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { present } from '../present.ts';
import { ALPHA, Z95 } from '../stats/levels.ts';
import { normalQuantile } from '../stats/normal.ts';
import type { TrialKey } from '../trial.ts';
import { addedCourse } from './added-samples-test.ts';
import { allowsProof } from './boundary-test.ts';
import type { Judgement } from './course.ts';
import { KEPT_FOR_LATER } from './looks.ts';
import { withCandidate } from './memory.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import type { PlanStep } from './plan-step.ts';
import { withSpeed } from './quick-enough.ts';
import {
  absoluteReason,
  IS_REFERENCE,
  REFERENCE_STOPPED,
  relativeReason,
  STOPPED,
} from './reasons.ts';

/**
 * Every candidate, every sample, every repeat; then one judgement for each candidate, with its
 * one-sided 95% bounds (strict: alpha / candidates). The first step launches all that is missing.
 */
export function fullDesignStep(study: PlanStudy, remembered: PlanMemory): PlanStep {
  const { input } = study;
  let memory = remembered;
  const complete = input.candidates.map((_, index) => isComplete(study.table(index)));
  const waiting = new Set<number>();
  input.candidates.forEach(({ stopped }, index) => {
    if (!complete[index] && !stopped) waiting.add(index);
  });
  input.candidates.forEach((_, index) => {
    const ready = !waiting.has(index) && !waiting.has(memory.reference ?? index);
    if (!ready || itemAt(memory.candidates, index).looks > 0) return;
    memory = withCandidate(memory, index, {
      ...judgeAll(study, memory, index, complete),
      looks: 1,
    });
  });
  return {
    memory,
    launch: missingTrials(study, waiting),
    finished: waiting.size === 0,
    question: null,
  };
}

function missingTrials(
  { input, units, table }: PlanStudy,
  waiting: ReadonlySet<number>,
): TrialKey[] {
  const all = input.samples * input.repeats;
  const opened = new Map<number, Set<number>>([...waiting].map((index) => [index, new Set()]));
  for (const { candidate, sample, repeat } of input.open) {
    opened.get(candidate)?.add(sample * input.repeats + repeat);
  }
  const lacking = [...opened].filter(
    ([candidate, own]) => itemAt(input.candidates, candidate).finished.length + own.size < all,
  );
  if (lacking.length === 0) return [];
  const trials: TrialKey[] = [];
  for (let repeat = 0; repeat < input.repeats; repeat++) {
    for (const sample of units.flat()) {
      for (const [candidate, own] of lacking) {
        const isOpen = own.has(sample * input.repeats + repeat);
        if (isOpen || hasEnded(table(candidate), sample, repeat)) continue;
        trials.push({ candidate, sample, repeat });
      }
    }
  }
  return trials;
}

function judgeAll(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  complete: readonly boolean[],
) {
  const { input } = study;
  const begun = { repeats: input.repeats };
  if (!complete[candidate]) return { ...begun, decision: 'stopped', reason: STOPPED } as const;
  if (candidate === memory.reference) {
    return { ...begun, decision: 'not needed', reason: IS_REFERENCE } as const;
  }
  if (memory.reference !== null && !complete[memory.reference]) {
    return { ...begun, decision: 'stopped', reason: REFERENCE_STOPPED } as const;
  }
  return { ...begun, ...judgementWithSpeed(study, memory, candidate) };
}

function judgementWithSpeed(study: PlanStudy, memory: PlanMemory, candidate: number) {
  const { alpha, decision, reason } = judgement(study, memory, candidate);
  const isRight = decision === 'proven';
  const standing = { repeats: study.input.repeats, isRight, isLast: true };
  const onAnswers = { decision, reason, settles: false };
  const judged = withSpeed(study, candidate, standing, onAnswers) ?? onAnswers;
  const outcome = { alpha, decision: judged.decision, reason: judged.reason };
  return isRight && study.input.latency ? { ...outcome, right: true as const } : outcome;
}

/** With samples that were added: as the adaptive design judges them at its last look. */
function judgementOfRounds(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
  left: number,
): Pick<Judgement, 'decision' | 'reason'> {
  const course = addedCourse(study, memory, candidate, left);
  const judged = course.judge(course.looks.length - 1, study);
  const { decision, reason } = present(judged, 'judgement at the last look');
  return { decision, reason };
}

function judgement(study: PlanStudy, memory: PlanMemory, candidate: number) {
  const { reference } = memory;
  const { repeats, rounds, strict, candidates } = study.input;
  const bar = resolvedBar(study.input.bar, reference);
  const tested = candidates.length - (reference === null ? 0 : 1);
  const alpha = strict ? ALPHA / tested : ALPHA;
  const { left } = itemAt(memory.candidates, candidate);
  if (rounds) return { alpha, ...judgementOfRounds(study, memory, candidate, left ?? alpha) };
  const z = -normalQuantile(alpha * (1 - KEPT_FOR_LATER));
  const look = { n: study.units.length, repeats, reference: reference === null ? 0 : repeats };
  const decide = (proven: boolean, ruledOut: boolean): Judgement['decision'] => {
    if (proven && enoughUnits(study, look)) return 'proven';
    return ruledOut ? 'ruled out' : 'exhausted';
  };
  if (bar.kind === 'absolute') {
    const { above, below } = evidenceAt(study, candidate, look, bar.rate);
    const isProven = above >= z && allowsProof(study, candidate, look, { rate: bar.rate, alpha });
    const decision = decide(isProven, below >= Z95);
    return { alpha, decision, reason: absoluteReason(study, decision, bar.rate, look) };
  }
  const { forLow, forHigh } = cautiousPairs(study, { candidate, reference: bar.reference }, look);
  const kind = kindOf(study);
  const decision = decide(
    differenceBounds(forLow, z, kind).lo > -bar.within,
    differenceBounds(forHigh, Z95, kind).hi < -bar.within,
  );
  return { alpha, decision, reason: relativeReason(study, decision, bar.within, look) };
}
