import type { CandidateFinding } from './finding.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/** Indexes of candidates, the one that is likeliest good enough first; those never scored last. */
export function likeliestFirst(findings: readonly CandidateFinding[]): number[] {
  return [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.probability ?? -1) - (findings[a]!.probability ?? -1),
  );
}

/** The likeliest candidate that was scored and isn't ruled out; null where there is none. */
export function likeliest(findings: readonly CandidateFinding[]): number | null {
  const open = likeliestFirst(findings).find(
    (index) => findings[index]!.probability !== null && findings[index]!.verdict !== 'ruled out',
  );
  return open ?? null;
}

/** The cheapest candidate whose verdict is likely; null where there is none. */
export function cheapestLikely({
  findings,
  candidates,
}: Pick<RecommendQuestion, 'findings' | 'candidates'>): number | null {
  const likely = [...findings.keys()].filter((index) => findings[index]!.verdict === 'likely');
  const [cheapest] = likely.toSorted(
    (a, b) => candidates[a]!.costPerCall - candidates[b]!.costPerCall,
  );
  return cheapest ?? null;
}
