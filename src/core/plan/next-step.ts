import { type Look, ofReference } from '../evidence/look.ts';
import { resolvedBar } from '../evidence/resolved-bar.ts';
import { studyOf } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { present } from '../present.ts';
import type { TrialKey } from '../trial.ts';
import { absoluteCourse } from './absolute-bar.ts';
import { addedCourse } from './added-samples-test.ts';
import { begin } from './begin.ts';
import type { Course } from './course.ts';
import { fullDesignStep } from './full-design.ts';
import { inThisRound } from './in-this-round.ts';
import {
  ended,
  inOrder,
  isBegun,
  newMemory,
  nextCandidate,
  settled,
  withCandidate,
} from './memory.ts';
import { lackingPilots } from './pilots.ts';
import type { PlanInput, PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import type { PlanStep } from './plan-step.ts';
import { questionBefore } from './question-before.ts';
import { withSpeed } from './quick-enough.ts';
import { REFERENCE_STOPPED, STOPPED } from './reasons.ts';
import { relativeCourse } from './relative-bar.ts';
import { reopened } from './reopened.ts';
import { lackingTrials, trialsAhead } from './run-ahead.ts';

/**
 * What to do now: takes every look whose trials have ended, remembers what it decided, and names
 * the trials to launch. Pure: the same input gives the same step; looks taken are in the memory and
 * never taken again, after a crash either. The adaptive design puts one candidate to the test after
 * the other, cheapest first, and ends at the first that is proven; the full design runs everything.
 */
export function nextStep(input: PlanInput): PlanStep {
  const study = studyOf(input);
  const memory = input.memory && inThisRound(study, input.memory);
  if (input.design === 'full') return fullDesignStep(study, memory ?? newMemory(input));
  return memory && isBegun(memory) ? adaptiveStep(study, memory) : firstStep(study);
}

/** Nobody is put to the test before each has had its pilot: what is cheap or a reference goes by that. */
function firstStep(study: PlanStudy): PlanStep {
  const memory = newMemory(study.input);
  const pilots = lackingPilots(study);
  return pilots.length > 0
    ? { memory, launch: withoutOpen(study.input, pilots), finished: false, question: null }
    : adaptiveStep(study, memory);
}

function adaptiveStep(study: PlanStudy, remembered: PlanMemory): PlanStep {
  const { input } = study;
  let memory = remembered;
  for (;;) {
    memory = inOrder(input, memory);
    const candidate = nextCandidate(memory);
    if (candidate === undefined) {
      const again = reopened(study, memory);
      if (again === memory)
        return { memory: ended(memory), launch: [], finished: true, question: null };
      memory = again;
      continue;
    }
    if (itemAt(memory.candidates, candidate).repeats === null) {
      const question = questionBefore(study, memory, candidate);
      if (question !== null) return { memory, launch: [], finished: false, question };
      memory = begin(study, memory, candidate);
    }
    const course = courseOf(study, memory, candidate);
    const taken = takeLooks(study, memory, candidate, course);
    memory = taken.memory;
    if (taken.waitsFor) {
      const { looks } = itemAt(memory.candidates, candidate);
      const ahead = trialsAhead(study, candidate, course, looks);
      const launch = withoutOpen(input, [...taken.waitsFor, ...ahead]);
      return { memory, launch, finished: false, question: null };
    }
  }
}

function courseOf(study: PlanStudy, memory: PlanMemory, candidate: number): Course {
  const {
    repeats,
    alpha,
    left,
    shortcut,
    test,
    pace = 'last',
  } = itemAt(memory.candidates, candidate);
  const frozen = { repeats: present(repeats, 'repeats'), alpha: present(alpha, 'alpha'), shortcut };
  const bar = resolvedBar(study.input.bar, memory.reference);
  if (test === 'adding up') {
    return addedCourse(study, memory, candidate, left ?? frozen.alpha);
  }
  if (bar.kind === 'absolute') {
    const by = { ...frozen, test: test ?? 'boundaries', pace };
    return absoluteCourse(study, candidate, bar.rate, by);
  }
  return relativeCourse(study, candidate, bar, frozen);
}

/** Takes looks until one decides the candidate or waits for trials. */
function takeLooks(
  study: PlanStudy,
  remembered: PlanMemory,
  candidate: number,
  course: Course,
): { memory: PlanMemory; waitsFor: TrialKey[] | null } {
  let memory = remembered;
  for (let index = itemAt(memory.candidates, candidate).looks; ; index++) {
    const look = itemAt(course.looks, index);
    const waitsFor = trialsToEnd(study, memory, candidate, look);
    if (waitsFor.length > 0) {
      const stop = stopped(study, candidate, waitsFor);
      if (!stop) return { memory, waitsFor };
      return { memory: withCandidate(memory, candidate, stop), waitsFor: null };
    }
    const decided = course.judge(index, study);
    const { repeats, right } = itemAt(memory.candidates, candidate);
    const isRight = right === true || decided?.decision === 'proven';
    const isLast = index === course.looks.length - 1;
    const standing = { repeats: present(repeats, 'repeats'), isRight, isLast };
    const judgement = withSpeed(study, candidate, standing, decided);
    memory = withCandidate(memory, candidate, { looks: index + 1 });
    if (isRight && study.input.latency) memory = withCandidate(memory, candidate, { right: true });
    if (!judgement) continue;
    const { decision, reason, settles } = judgement;
    memory = withCandidate(memory, candidate, { decision, reason });
    const others = decision === 'proven' ? 'not needed' : 'no proof';
    return { memory: settles ? settled(memory, others) : memory, waitsFor: null };
  }
}

function stopped({ input }: PlanStudy, candidate: number, waitsFor: readonly TrialKey[]) {
  if (itemAt(input.candidates, candidate).stopped)
    return { decision: 'stopped', reason: STOPPED } as const;
  const byReference = waitsFor.some((trial) => itemAt(input.candidates, trial.candidate).stopped);
  return byReference ? ({ decision: 'stopped', reason: REFERENCE_STOPPED } as const) : null;
}

/** The look's trials that haven't ended, the candidate's and its reference's. */
function trialsToEnd(
  study: PlanStudy,
  { reference }: PlanMemory,
  candidate: number,
  look: Look,
): TrialKey[] {
  const own = lackingTrials(study, candidate, look);
  if (look.reference === 0 || reference === null) return own;
  return [...own, ...lackingTrials(study, reference, ofReference(look))];
}

function withoutOpen(input: PlanInput, trials: readonly TrialKey[]): TrialKey[] {
  const number = ({ candidate, sample, repeat }: TrialKey) =>
    (candidate * input.samples + sample) * input.repeats + repeat;
  const taken = new Set(input.open.map(number));
  return trials.filter((trial) => {
    const fresh = !taken.has(number(trial));
    if (fresh) taken.add(number(trial));
    return fresh;
  });
}
