import type { LabelOf } from '../../catalog/labels-of.ts';
import { count } from '../../format.ts';
import { conditionWords, isListMoney, lackingRateWords, ownMoneyFormat } from '../../own-money.ts';
import type { Result } from '../schema/result.ts';

/**
 * The months as a workspace pays them, less its discount and in its currency: `A month of 100,000 calls
 * less your discount of 20%, at 0.92 EUR to the dollar: Haiku 5.5 EUR 4.42, Fable 5.2 ~EUR 2,610.` null where that is the list
 * price in dollars.
 */
export function ownMoneyWords(
  { models, evaluation }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: LabelOf,
): string | null {
  const { volume, currency } = evaluation;
  if (isListMoney(evaluation)) return lackingRateWords(currency);
  const money = ownMoneyFormat(evaluation);
  const months = models.map(
    ({ candidate, costEstimated, monthlySpend }) =>
      `${labelOf(candidate)} ${costEstimated ? '~' : ''}${money(monthlySpend)}`,
  );
  const sentence = `A month of ${count(volume, 'call')}${conditionWords(evaluation)}: ${months.join(', ')}.`;
  const lacking = lackingRateWords(currency);
  return lacking === null ? sentence : `${sentence} ${lacking}`;
}
