import { newMemory } from '../plan/memory.ts';
import { cheapestLikely } from './likeliest.ts';
import { noProofWords } from './no-proof-words.ts';
import { pickWords } from './pick-words.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * The pick and its reason in words. The pick is the cheapest proven candidate; for a relative bar
 * that nobody else is proven to reach, the reference; else, where all evidence is in, the cheapest
 * likely one, said to be no more than that (stats.md 2.6). The reason tells what it would take to know.
 */
export function recommend(question: RecommendQuestion): Recommendation {
  const proven = provenPick(question);
  if (proven !== null) return { ending: 'picked', ...pickWords(question, proven) };
  const ending = endingWithoutProof(question);
  const words = noProofWords(question, ending);
  const candidate = ending === 'not enough evidence' ? cheapestLikely(question) : null;
  if (candidate === null) return { ending, pick: null, ...words };
  const { probability } = question.findings[candidate]!;
  return { ending, pick: { candidate, reason: words.reason, probability: probability! }, ...words };
}

function provenPick(question: RecommendQuestion): number | null {
  const { findings, candidates, input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const proven = [...findings.keys()]
    .filter((index) => findings[index]!.verdict === 'proven' && index !== reference)
    .toSorted((a, b) => candidates[a]!.costPerCall - candidates[b]!.costPerCall);
  if (proven[0] !== undefined) return proven[0];
  const { budget, providers, cancelled } = question.ended;
  const endedEarly = budget || providers.length > 0 || cancelled;
  return endedEarly || reference === null || findings[reference]!.scored === 0 ? null : reference;
}

function endingWithoutProof({ findings, ended }: RecommendQuestion): Recommendation['ending'] {
  if (findings.every(({ verdict }) => verdict === 'ruled out')) return 'none good enough';
  if (ended.cancelled) return 'cancelled';
  if (ended.budget) return 'budget ended';
  const unanswered = findings.every(({ scored }) => scored === 0);
  return ended.providers.length > 0 || unanswered ? 'provider failed' : 'not enough evidence';
}
