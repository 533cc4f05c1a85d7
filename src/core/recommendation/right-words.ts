import { wholeNumber } from '../format.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/**
 * `59 of 60 right.`, `178 of 180 right, each sample asked 3 times.`; null where that would not be the
 * score: it weighs samples that were asked unequally often alike, or answers are half right.
 */
export function rightWords(
  { input, findings }: Pick<RecommendQuestion, 'input' | 'findings'>,
  candidate: number,
): string | null {
  const { score, scored, missing } = findings[candidate]!;
  const times = scored / input.samples;
  if (input.continuous || score === null || missing > 0 || !Number.isInteger(times)) return null;
  const right = `${wholeNumber(Math.round(score * scored))} of ${wholeNumber(scored)} right`;
  return times === 1 ? `${right}.` : `${right}, each sample asked ${timesWords(times)}.`;
}

function timesWords(times: number): string {
  return times === 2 ? 'twice' : `${times} times`;
}
