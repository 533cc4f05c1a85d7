import { studyOf } from '../evidence/study.ts';
import { ALPHA } from '../stats/levels.ts';
import { type OptimalTest, walk } from '../stats/optimal-test.ts';
import { testOf } from './absolute-bar.ts';
import { askedOnceTest, EXACT_UNITS, requiredTest } from './asked-once.ts';
import { KEPT_FOR_LATER } from './looks.ts';
import type { PlanStudy } from './plan-input.ts';
import type { CandidateMemory } from './plan-memory.ts';

/** The study as it was before samples were added to it. */
export function firstRound(study: PlanStudy): PlanStudy {
  const { rounds, ...input } = study.input;
  const [samples = input.samples] = rounds ?? [];
  return studyOf({ ...input, samples, groups: input.groups.slice(0, samples) });
}

/**
 * Returns what the tests of a candidate's first round left of its alpha, for all rounds after it
 * together: of an exact test what its chance to prove a model at the bar falls short of alpha; of
 * boundaries what they keep back; all of it where nothing could be proven (evidence.md E3). null where
 * it was never put to the test.
 */
export function alphaLeft(
  first: PlanStudy,
  { alpha, left, repeats, pace = 'last' }: CandidateMemory,
): number | null {
  if (left !== undefined) return left;
  if (alpha === null || repeats === null) return null;
  const { bar, design } = first.input;
  if (bar.kind === 'relative' || design === 'full') return alpha * KEPT_FOR_LATER;
  switch (testOf(first, bar.rate, { repeats, alpha })) {
    case 'exact':
      return alpha - errorOf(requiredTest(first.units.length, bar.rate, alpha, pace), bar.rate);
    case 'boundaries':
      return alpha * KEPT_FOR_LATER;
    default:
      return alpha;
  }
}

/** The same of the exact test of its speed. */
export function alphaLeftForSpeed({ input }: PlanStudy, share: number, repeats: number): number {
  const [samples = input.samples] = input.rounds ?? [];
  const test = askedOnceTest(
    Math.min(EXACT_UNITS.most, samples * repeats),
    share,
    ALPHA,
    'patient',
  );
  return test === null ? ALPHA : ALPHA - errorOf(test, share);
}

const errors = new WeakMap<OptimalTest, number>();

/** The chance that a test proves a model at the rate it is made for; kept as long as the test. */
function errorOf(test: OptimalTest, rate: number): number {
  const error = errors.get(test) ?? walk(test, rate).proven;
  errors.set(test, error);
  return error;
}
