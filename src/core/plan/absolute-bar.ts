import type { Look } from '../evidence/look.ts';
import { addedLooks } from './added-samples-test.ts';
import {
  askedOnceCourse,
  isExact,
  isProvableOnce,
  requiredTest,
  singleLooks,
} from './asked-once.ts';
import { boundaryCourse, isProvable, looksOf } from './boundary-test.ts';
import type { Course } from './course.ts';
import type { PlanStudy } from './plan-input.ts';
import type { Pace, Test } from './plan-memory.ts';
import { unprovableCourse } from './unprovable-course.ts';

/** What is frozen of a candidate when it is begun. */
export interface Begun {
  repeats: number;
  alpha: number;
}

/**
 * How a candidate is put to the test against an absolute bar: by an exact test where it is asked once
 * on samples that stand alone, else by boundaries; for a grade alone where nothing could be proven.
 */
export function testOf(
  study: PlanStudy,
  rate: number,
  { repeats, alpha }: Begun,
): Exclude<Test, 'adding up'> {
  if (isExact(study, rate, repeats)) {
    return isProvableOnce(study.units.length, rate, alpha) ? 'exact' : 'grade alone';
  }
  return isProvable(study, rate, { repeats, alpha }) ? 'boundaries' : 'grade alone';
}

/** The course of one candidate against an absolute bar, by the test it was begun with. */
export function absoluteCourse(
  study: PlanStudy,
  candidate: number,
  rate: number,
  { repeats, alpha, test, pace }: Begun & { test: Exclude<Test, 'adding up'>; pace: Pace },
): Course {
  switch (test) {
    case 'exact':
      return askedOnceCourse(
        study,
        candidate,
        rate,
        requiredTest(study.units.length, rate, alpha, pace),
      );
    case 'boundaries':
      return boundaryCourse(study, candidate, rate, { repeats, alpha });
    case 'grade alone':
      return unprovableCourse(study, candidate, rate, gradeLooks(study, repeats));
  }
}

function gradeLooks(study: PlanStudy, repeats: number): Look[] {
  const { estimand, rounds } = study.input;
  if (rounds) return addedLooks(study);
  const isOnce = repeats === 1 && estimand === 'population';
  return isOnce ? singleLooks(study.units.length) : looksOf(study, repeats);
}
