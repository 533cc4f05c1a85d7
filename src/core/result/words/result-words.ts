import { often, percent, percentRange, wholeNumber } from '../../format.ts';
import type { ModelResult, Result } from '../schema/result.ts';

type Evaluation = Result['evaluation'];

/**
 * "98% (91-100)", "-" where nothing was scored: the interval that carries the claim. Results from
 * before there was one have the score alone.
 */
export function scoreWords({ score, interval90 }: ModelResult): string {
  if (score === null) return '-';
  if (interval90 === null) return percent(score);
  return `${percent(score)} (${percentRange(interval90).slice(0, -1)})`;
}

/** How often each sample was put to a model: "each asked once", "each asked up to 3 times". */
export function timesWords({ repeats, design }: Pick<Evaluation, 'repeats' | 'design'>): string {
  const most = design === 'full' || repeats === 1 ? '' : 'up to ';
  return `each asked ${most}${often(repeats)}`;
}

/** "98% probable"; null where nothing was scored, and for what the others are measured against. */
export function probabilityWords(
  { model, probability }: ModelResult,
  { bar }: Evaluation,
): string | null {
  if (probability === null || (typeof bar === 'object' && bar.of === model)) return null;
  return `${percent(probability)} probable`;
}

/** "53 of 65 right, 1 without an answer, 114 not needed"; "none answered, 6 tried" where nobody did. */
export function trialsWords({ trials, passed, missing, planned }: ModelResult): string {
  if (trials === 0) return `none answered, ${wholeNumber(missing)} tried`;
  const saved = planned - trials - missing;
  return [
    `${wholeNumber(passed)} of ${wholeNumber(trials)} right`,
    ...(missing > 0 ? [`${wholeNumber(missing)} without an answer`] : []),
    ...(saved > 0 ? [`${wholeNumber(saved)} not needed`] : []),
  ].join(', ');
}
