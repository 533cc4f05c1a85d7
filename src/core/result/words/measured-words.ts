import { count, date, wholeNumber } from '../../format.ts';
import type { Result } from '../schema/result.ts';
import { spendWords } from './spend-words.ts';

/**
 * `60 samples, 245 calls, $0.14 spent (…). A month is 100,000 calls; prices of 23 Nov 2026.` With
 * samples that were added: `90 samples in 2 rounds (30, then 60), …`
 */
export function measuredWords({
  evaluation,
  models,
  spend,
  pricesCheckedAt,
}: Pick<Result, 'evaluation' | 'models' | 'spend' | 'pricesCheckedAt'>): string {
  const calls = models.reduce((sum, { trials, missing }) => sum + trials + missing, 0);
  return (
    `${count(evaluation.samples, 'sample')}${roundsWords(evaluation)}, ${count(calls, 'call')}, ${spendWords({ spend })} ` +
    `A month is ${count(evaluation.volume, 'call')}; prices of ${date(pricesCheckedAt)}.`
  );
}

/** More rounds are not listed one by one. */
const MOST_LISTED = 6;

/** ` in 2 rounds (30, then 60)`; nothing where no samples were added. */
export function roundsWords({ rounds }: Pick<Result['evaluation'], 'rounds'>): string {
  if (rounds.length < 2) return '';
  const sizes = rounds.map(({ samples }) => wholeNumber(samples));
  const each = rounds.length > MOST_LISTED ? '' : ` (${sizes.join(', then ')})`;
  return ` in ${count(rounds.length, 'round')}${each}`;
}
