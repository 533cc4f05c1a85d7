import { chosenPercent, percentDown } from '../format.ts';
import { speedWords } from '../plan/speed-words.ts';
import type { CandidateFinding } from './finding.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/**
 * `98% of 61 calls within 2 s: 95% sure of at least 95%.`; of a model whose speed is not proven how
 * many were, and what is asked for. null without a latency bar or a call that has a time.
 */
export function quickWords(
  { latency }: Pick<RecommendQuestion['input'], 'latency'>,
  { speed }: Pick<CandidateFinding, 'speed'>,
): string | null {
  if (!latency || speed === null) return null;
  const measured = speedWords(speed, latency);
  return speed.verdict === 'proven'
    ? `${measured}: 95% sure of at least ${percentDown(speed.atLeast)}.`
    : `${measured}, where your bar is ${chosenPercent(latency.share)}.`;
}
