import { count, date } from '../format.ts';
import type { Result } from './result.ts';
import { spendWords } from './spend-words.ts';

/** `60 samples, 245 calls, $0.14 spent (…). A month is 100,000 calls; prices of 23 Nov 2026.` */
export function measuredWords({
  evaluation,
  models,
  spend,
  pricesCheckedAt,
}: Pick<Result, 'evaluation' | 'models' | 'spend' | 'pricesCheckedAt'>): string {
  const calls = models.reduce((sum, { trials, missing }) => sum + trials + missing, 0);
  return (
    `${count(evaluation.samples, 'sample')}, ${count(calls, 'call')}, ${spendWords({ spend })} ` +
    `A month is ${count(evaluation.volume, 'call')}; prices of ${date(pricesCheckedAt)}.`
  );
}
