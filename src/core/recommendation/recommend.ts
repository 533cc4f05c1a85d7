import { newMemory } from '../plan/memory.ts';
import { cheapestLikely, cheapestUnproven } from './likeliest.ts';
import { isMeasured } from './measured.ts';
import { noProofWords } from './no-proof-words.ts';
import { pickWords } from './pick-words.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * The pick and its reason in words. The pick is the cheapest proven candidate; else, where all
 * evidence is in, the cheapest likely one or the cheapest guess, said to be no more than that
 * (evidence.md 4). For a relative bar the reference is the pick where nobody is proven or likely.
 */
export function recommend(question: RecommendQuestion): Recommendation {
  const proven = provenPick(question);
  if (proven !== null) return { ending: 'picked', ...pickWords(question, proven) };
  const ending = endingWithoutProof(question);
  const words = noProofWords(question, ending);
  const unproven = ending === 'not enough evidence' ? cheapestUnproven(question) : null;
  if (unproven === null) return { ending, pick: null, ...words };
  const { probability } = question.findings[unproven.candidate]!;
  return {
    ending,
    pick: { ...unproven, reason: words.reason, probability: probability! },
    ...words,
  };
}

function provenPick(question: RecommendQuestion): number | null {
  const { findings, candidates, input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const proven = [...findings.keys()]
    .filter((index) => findings[index]!.verdict === 'proven' && index !== reference)
    .toSorted((a, b) => candidates[a]!.monthlySpend - candidates[b]!.monthlySpend);
  if (proven[0] !== undefined) return proven[0];
  const { budget, cap, providers, cancelled } = question.ended;
  const endedEarly = budget || cap !== null || providers.length > 0 || cancelled;
  if (endedEarly || reference === null) return null;
  const { scored, verdict } = findings[reference]!;
  if (!isMeasured(scored, input.samples) || verdict !== 'proven') return null;
  const likely = cheapestLikely(question);
  const isCheaper =
    likely !== null && candidates[likely]!.monthlySpend < candidates[reference]!.monthlySpend;
  return isCheaper ? null : reference;
}

function endingWithoutProof({ findings, ended }: RecommendQuestion): Recommendation['ending'] {
  if (findings.every(({ verdict }) => verdict === 'ruled out')) return 'none good enough';
  if (ended.cancelled) return 'cancelled';
  if (ended.budget || ended.cap !== null) return 'budget ended';
  const unanswered = findings.every(({ scored }) => scored === 0);
  return ended.providers.length > 0 || unanswered ? 'provider failed' : 'not enough evidence';
}
