import { GUESS } from '../evidence/probability.ts';
import type { CandidateFinding } from './finding.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import type { Grade } from './recommendation.ts';

/** Indexes of candidates, the one that is likeliest good enough first; those never scored last. */
export function likeliestFirst(findings: readonly CandidateFinding[]): number[] {
  return [...findings.keys()].toSorted(
    (a, b) => (findings[b]!.probability ?? -1) - (findings[a]!.probability ?? -1),
  );
}

/** The likeliest candidate that was tried and isn't ruled out; null where there is none. */
export function likeliest(findings: readonly CandidateFinding[]): number | null {
  const open = likeliestFirst(findings).find(
    (index) => !['not run', 'ruled out'].includes(findings[index]!.verdict),
  );
  return open ?? null;
}

/**
 * The cheapest candidate that is likely good enough, else the cheapest that is a fair guess, among
 * those that were measured; null where there is none.
 */
export function cheapestUnproven(
  question: Pick<RecommendQuestion, 'findings' | 'candidates'>,
): { candidate: number; grade: Grade } | null {
  const likely = cheapestLikely(question);
  if (likely !== null) return { candidate: likely, grade: 'likely' };
  const { findings, candidates } = question;
  const [guess] = [...findings.keys()]
    .filter((index) => {
      const { verdict, probability } = findings[index]!;
      return verdict === 'unclear' && (probability ?? 0) >= GUESS;
    })
    .toSorted((a, b) => candidates[a]!.monthlySpend - candidates[b]!.monthlySpend);
  return guess === undefined ? null : { candidate: guess, grade: 'guess' };
}

/** The cheapest candidate whose verdict is likely; null where there is none. */
export function cheapestLikely({
  findings,
  candidates,
}: Pick<RecommendQuestion, 'findings' | 'candidates'>): number | null {
  const likely = [...findings.keys()].filter((index) => findings[index]!.verdict === 'likely');
  const [cheapest] = likely.toSorted(
    (a, b) => candidates[a]!.monthlySpend - candidates[b]!.monthlySpend,
  );
  return cheapest ?? null;
}
