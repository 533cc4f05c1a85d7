import type { Look } from '../evidence/look.ts';
import { chosenPercent, count, points } from '../format.ts';
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
  const bar = chosenPercent(rate);
  switch (decision) {
    case 'proven':
      return `Proven on ${samples}: at least ${bar}, with 95% certainty.`;
    case 'ruled out':
      return study.input.design === 'full'
        ? `Ruled out on ${samples}: below ${bar}, with 95% certainty.`
        : `Ruled out on ${samples}: ${look.n < FEW ? fewWords(bar) : `very unlikely to reach ${bar}`}.`;
    case 'cannot be proven':
      return study.input.continuous
        ? `Given up after ${samples}: even a perfect rest could not prove ${bar}.`
        : `Given up after ${samples}: the rest is unlikely to prove ${bar}.`;
    default:
      return `After ${samples}: neither proven to reach ${bar} nor ruled out.`;
  }
}

/** Fewer samples rule out where a proof forgives no error: that is no certainty. */
const FEW = 10;

const fewWords = (bar: string) =>
  `unlikely to reach ${bar}, though up to 1 good model in 10 fails on so few`;

/** A judgement with its reason, against an absolute bar; by itself a proof alone settles the evaluation. */
export function absoluteJudgement(
  study: PlanStudy,
  decision: Decision,
  rate: number,
  look: Look,
  { settles = decision === 'proven' }: { settles?: boolean } = {},
): Judgement {
  return { decision, reason: absoluteReason(study, decision, rate, look), settles };
}

/** Why a candidate is given up that nothing could have proven. */
export function noGradeReason(study: PlanStudy, rate: number, look: Look): string {
  return `Given up after ${samplesOf(study, look)}: even a perfect rest would not make it likely to reach ${chosenPercent(rate)}.`;
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
export const NO_PROOF = 'A cheaper model did well, and these samples could not prove more.';
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

/** Of models that a pilot alone was put to, or nothing, when another bar is asked about. */
export const UNTESTED_AT_FIRST_BAR = 'Which models were tested was decided by the first bar.';

/** The same under another scorer. */
export const UNTESTED_BY_FIRST_SCORER = 'Which models were tested hung on the first scorer.';

/** Of a model that was proven at a bar as high as the one asked about. */
export function passedAnotherBar(rate: number): string {
  return `Proven at ${chosenPercent(rate)}, which is no lower than this bar.`;
}
