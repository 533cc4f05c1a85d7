import { count, percent } from '../format.ts';
import type { Result } from './result.ts';

/**
 * The months as a workspace pays them, less its discount and in its currency: `A month of 100,000 calls
 * less your discount of 20%, at 0.92 EUR to the dollar: Haiku 5.5 EUR 4.42.` null where that is the list
 * price in dollars.
 */
export function ownMoneyWords(
  { models, evaluation }: Pick<Result, 'models' | 'evaluation'>,
  labelOf: (name: string) => string,
): string | null {
  const { volume, discount, currency } = evaluation;
  const { code, perDollar } = currency;
  const isDollars = code === 'USD';
  if (isDollars && discount === 0) return null;
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'code',
  });
  const months = models.map(({ candidate, monthlySpend }) => {
    const amount = monthlySpend * (1 - discount) * perDollar;
    return `${labelOf(candidate)} ${money.format(amount)}`;
  });
  const less = discount === 0 ? '' : ` less your discount of ${percent(discount)}`;
  const rate = isDollars ? '' : `, at ${perDollar} ${code} to the dollar`;
  return `A month of ${count(volume, 'call')}${less}${rate}: ${months.join(', ')}.`;
}
