import { often, wholeNumber } from '../format.ts';
import type { CandidateFinding } from './finding.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/**
 * `59 of 60 right.`, `178 of 180 right, each sample asked 3 times.`; null where that would not be the
 * score: it weighs samples that were asked unequally often alike, or answers are half right.
 */
export function rightWords(
  { samples, continuous }: RecommendQuestion['input'],
  { score, scored, missing }: CandidateFinding,
): string | null {
  const times = scored / samples;
  if (continuous || score === null || missing > 0 || !Number.isInteger(times)) return null;
  const right = `${wholeNumber(Math.round(score * scored))} of ${wholeNumber(scored)} right`;
  return times === 1 ? `${right}.` : `${right}, each sample asked ${often(times)}.`;
}
