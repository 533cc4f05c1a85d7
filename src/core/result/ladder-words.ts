import { dollars, multiple, percent } from '../format.ts';
import { twoFigures } from '../recommendation/two-figures.ts';
import type { Rung } from './result-ladder.ts';

/**
 * The ladder as a sentence a candidate, for who can't see the picture: `Haiku 5.5 (1x, $6 a month):
 * 98%, the pick.`
 */
export function ladderWords(rungs: readonly Rung[]): string[] {
  return rungs.map((rung) => {
    const { times, month } = rungPrice(rung);
    const price = times === null ? '' : `${times}, `;
    return `${rung.label} (${price}${month} a month): ${standingWords(rung)}.`;
  });
}

/**
 * What a candidate costs as a multiple of the cheapest (null: it is free) and a month; of one that was
 * not called a guess in two figures: `~90x`, `~$1,600`.
 */
export function rungPrice({
  times,
  monthlySpend,
  isGuess,
}: Pick<Rung, 'times' | 'monthlySpend' | 'isGuess'>): { times: string | null; month: string } {
  const [about, rounded] = isGuess ? ['~', twoFigures] : ['', (value: number) => value];
  return {
    times: times === 0 ? null : `${about}${multiple(rounded(times))}`,
    month: `${about}${dollars(rounded(monthlySpend))}`,
  };
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
