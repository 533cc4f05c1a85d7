import { newMemory } from '../plan/memory.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';

/** Returns the model that the others are measured against where none of them costs less, so that nothing can be gained; else null. */
export function cheapestReference({
  input,
  candidates,
}: Pick<RecommendQuestion, 'input' | 'candidates'>): RatedCandidate | null {
  const { reference } = input.memory ?? newMemory(input);
  const against = candidates.find(({ index }) => index === reference);
  if (!against) return null;
  const isCheaper = candidates.some(({ monthlySpend }) => monthlySpend < against.monthlySpend);
  return isCheaper ? null : against;
}
