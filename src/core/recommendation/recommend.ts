import { newMemory } from '../plan/memory.ts';
import { cheapestReference } from './cheapest-reference.ts';
import { cheapestLikely, cheapestUnproven } from './likeliest.ts';
import { isMeasured } from './measured.ts';
import { noProofWords } from './no-proof-words.ts';
import { pickWords } from './pick-words.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';
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
  const unproven = ending === 'not enough evidence' ? cheapestUnproven(question.candidates) : null;
  if (unproven === null) return { ending, pick: null, ...words };
  const { candidate, grade } = unproven;
  return {
    ending,
    pick: {
      candidate: candidate.index,
      grade,
      reason: words.reason,
      probability: candidate.finding.probability ?? 0,
    },
    ...words,
  };
}

function provenPick(question: RecommendQuestion): RatedCandidate | null {
  const { candidates, input } = question;
  const { reference } = input.memory ?? newMemory(input);
  const [proven] = candidates
    .filter(({ finding, index }) => finding.verdict === 'proven' && index !== reference)
    .toSorted((a, b) => a.monthlySpend - b.monthlySpend);
  if (proven) return proven;
  const { budget, cap, providers, cancelled } = question.ended;
  const endedEarly = budget || cap !== null || providers.length > 0 || cancelled;
  const kept = candidates.find(({ index }) => index === reference);
  if (endedEarly || !kept) return null;
  const { scored, verdict } = kept.finding;
  if (!isMeasured(scored, input.samples) || verdict !== 'proven') return null;
  const likely = cheapestLikely(candidates);
  return likely && likely.monthlySpend < kept.monthlySpend ? null : kept;
}

function endingWithoutProof(question: RecommendQuestion): Recommendation['ending'] {
  const { candidates, ended } = question;
  if (candidates.every(({ finding }) => finding.verdict === 'ruled out')) return 'none good enough';
  if (ended.cancelled) return 'cancelled';
  if (ended.budget || ended.cap !== null) return 'budget ended';
  const isAsked = cheapestReference(question) === null;
  const unanswered = isAsked && candidates.every(({ finding }) => finding.scored === 0);
  return ended.providers.length > 0 || unanswered ? 'provider failed' : 'not enough evidence';
}
