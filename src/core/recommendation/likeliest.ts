import { GUESS } from '../evidence/probability.ts';
import type { RatedCandidate } from './recommend-question.ts';
import type { Grade } from './recommendation.ts';

/** What the order of candidates goes by. */
type Rated = Pick<RatedCandidate, 'monthlySpend' | 'finding'>;

/**
 * The candidate that is likeliest good enough, of several alike the cheapest, among those that were tried
 * and aren't ruled out; one that was never scored only where there is no other. null where there is none.
 */
export function likeliest<T extends Rated>(candidates: readonly T[]): T | null {
  const open = candidates.filter(
    ({ finding }) => finding.verdict !== 'not run' && finding.verdict !== 'ruled out',
  );
  const [first] = open.toSorted(
    (a, b) =>
      (b.finding.probability ?? -1) - (a.finding.probability ?? -1) ||
      a.monthlySpend - b.monthlySpend,
  );
  return first ?? null;
}

/**
 * The cheapest candidate that is likely good enough, else the cheapest that is a fair guess, among
 * those that were measured; null where there is none.
 */
export function cheapestUnproven<T extends Rated>(
  candidates: readonly T[],
): { candidate: T; grade: Grade } | null {
  const likely = cheapestLikely(candidates);
  if (likely !== null) return { candidate: likely, grade: 'likely' };
  const guess = cheapest(
    candidates.filter(
      ({ finding }) => finding.verdict === 'unclear' && (finding.probability ?? 0) >= GUESS,
    ),
  );
  return guess && { candidate: guess, grade: 'guess' };
}

/** The cheapest candidate whose verdict is likely; null where there is none. */
export function cheapestLikely<T extends Rated>(candidates: readonly T[]): T | null {
  return cheapest(candidates.filter(({ finding }) => finding.verdict === 'likely'));
}

function cheapest<T extends Rated>(candidates: readonly T[]): T | null {
  const [first] = candidates.toSorted((a, b) => a.monthlySpend - b.monthlySpend);
  return first ?? null;
}
