import { dollars, multiple, percent } from '../format.ts';
import type { Rung } from './result-ladder.ts';

/**
 * The ladder as a sentence a candidate, for who can't see the picture: `Haiku 5.5 (1x, $6 a month):
 * 98%, the pick.`
 */
export function ladderWords(rungs: readonly Rung[]): string[] {
  return rungs.map((rung) => {
    const { label, times, monthlySpend } = rung;
    return `${label} (${multiple(times)}, ${dollars(monthlySpend)} a month): ${standingWords(rung)}.`;
  });
}

/**
 * What is told of a candidate's place: `98%, the pick`, `98%, no better than Haiku 5.5 and no cheaper`,
 * `not measured`.
 */
export function standingWords({ right, isPick, dominatedBy }: Rung): string {
  if (right === null) return 'not measured';
  if (isPick) return `${percent(right)}, the pick`;
  if (dominatedBy !== null) {
    return `${percent(right)}, no better than ${dominatedBy} and no cheaper`;
  }
  return `${percent(right)}, none cheaper is as good`;
}
