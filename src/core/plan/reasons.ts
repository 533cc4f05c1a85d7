import type { Look } from '../evidence/look.ts';
import { count, percent, points } from '../format.ts';
import type { Judgement } from './course.ts';
import type { PlanStudy } from './plan-input.ts';
import type { Decision } from './plan-memory.ts';

/**
 * Why a candidate was decided as it was, against an absolute bar, in one sentence. Boundaries keep
 * the error of "proven" at 5% over all looks; "ruled out" has none, so only a single look has 95%.
 */
export function absoluteReason(
  study: PlanStudy,
  decision: Decision,
  rate: number,
  look: Look,
): string {
  const samples = samplesOf(study, look);
  const bar = percent(rate);
  switch (decision) {
    case 'proven':
      return `Proven on ${samples}: at least ${bar}, with 95% certainty.`;
    case 'ruled out':
      return study.input.design === 'full'
        ? `Ruled out on ${samples}: below ${bar}, with 95% certainty.`
        : `Ruled out on ${samples}: very unlikely to reach ${bar}.`;
    case 'cannot be proven':
      return study.input.continuous
        ? `Given up after ${samples}: even a perfect rest could not prove ${bar}.`
        : `Given up after ${samples}: the rest is unlikely to prove ${bar}.`;
    default:
      return `After ${samples}: neither proven to reach ${bar} nor ruled out.`;
  }
}

/** A judgement with its reason, against an absolute bar. */
export function absoluteJudgement(
  study: PlanStudy,
  decision: Decision,
  rate: number,
  look: Look,
  settles = false,
): Judgement {
  return { decision, reason: absoluteReason(study, decision, rate, look), settles };
}

/** The same against the reference. */
export function relativeReason(
  study: PlanStudy,
  decision: Decision,
  within: number,
  look: Look,
): string {
  const samples = samplesOf(study, look);
  switch (decision) {
    case 'proven':
      return look.reference === 0
        ? `Proven on ${samples}: so few errors that the reference can't be more than ${points(within)} better, with 95% certainty.`
        : `Proven on ${samples}: at most ${points(within)} worse than the reference, with 95% certainty.`;
    case 'ruled out':
      return study.input.design === 'full'
        ? `Ruled out on ${samples}: more than ${points(within)} worse than the reference, with 95% certainty.`
        : `Ruled out on ${samples}: very likely more than ${points(within)} worse than the reference.`;
    case 'cannot be proven':
      return `Given up after ${samples}: the rest would hardly prove it within ${points(within)} of the reference.`;
    default:
      return `After ${samples}: neither proven to be within ${points(within)} of the reference nor ruled out.`;
  }
}

/** Why a candidate is not run: the plan's own reasons. */
export const STOPPED = 'Stopped before it was decided.';
export const REFERENCE_STOPPED = 'Stopped: the model it is measured against could not be run.';
export const NOT_NEEDED = 'Not needed: a cheaper model is enough.';
export const NO_PROOF =
  'Not run: a cheaper model is probably enough, and these samples could not prove more.';
export const NO_MORE =
  'Not asked further: a cheaper model is probably enough, and these samples could not prove more.';
export const NOT_CHEAPER =
  'Not needed: it costs no less than the model it would be measured against.';
export const NOT_RUN = 'Not run yet.';
export const IS_REFERENCE = 'The model that the others are measured against.';

function samplesOf({ units, input }: PlanStudy, { n }: Look): string {
  const isAll = n === units.length;
  const samples = isAll
    ? input.samples
    : units.slice(0, n).reduce((sum, { length }) => sum + length, 0);
  return count(samples, 'sample');
}

/** Of a model that a what-if leaves open: the first bar decided how far it was tested. */
export const WHAT_IF_UNDECIDED =
  'At most likely: how far it was tested was decided by the first bar.';

/** Of a model that was proven at a bar as high as the one asked about. */
export function passedAnotherBar(rate: number): string {
  return `Proven at ${percent(rate)}, which is no lower than this bar.`;
}
