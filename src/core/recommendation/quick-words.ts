import { percentDown } from '../format.ts';
import { speedWords } from '../plan/speed-words.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/**
 * `98% of 61 calls within 2 s: 95% sure of at least 95%.`; of a model whose speed is not proven how
 * many were, and what is asked for. null without a latency bar or a call that has a time.
 */
export function quickWords(
  { input, findings }: Pick<RecommendQuestion, 'input' | 'findings'>,
  candidate: number,
): string | null {
  const { speed } = findings[candidate]!;
  const { latency } = input;
  if (!latency || speed === null) return null;
  const measured = speedWords(speed, latency);
  return speed.verdict === 'proven'
    ? `${measured}: 95% sure of at least ${percentDown(speed.atLeast)}.`
    : `${measured}, where your bar is ${percentDown(latency.share)}.`;
}
