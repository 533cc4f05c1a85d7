import { dollars, percent, wholeNumber } from '../../format.ts';
import type { ModelResult } from '../schema/result.ts';

/** Of calls that cost about the same a tenth is a tenth of the money: nothing to say. */
const UNEVEN = 0.15;

/** What a person may pay instead, and what the mean hides, a sentence each. */
export function priceDetailWords({ priceDetails }: Pick<ModelResult, 'priceDetails'>): string[] {
  if (priceDetails === null) return [];
  const { levels, cached, expensiveTenth, longSamples } = priceDetails;
  const prices = levels.map(({ level, monthlySpend }) => `${level} ${dollars(monthlySpend)}`);
  return [
    ...(prices.length > 0 ? [`A month at other price levels: ${prices.join(', ')}.`] : []),
    ...(cached === null
      ? []
      : [
          `With its unchanging beginning of about ${wholeNumber(cached.prefixTokens)} tokens cached for ${cached.kept}: ${dollars(cached.monthlySpend)} a month, if calls come evenly (${percent(cached.hitShare)} find it there).`,
        ]),
    ...(expensiveTenth === null || expensiveTenth < UNEVEN
      ? []
      : [`The most expensive 10% of calls are ${percent(expensiveTenth)} of the money.`]),
    ...(longSamples === null
      ? []
      : [
          `${percent(longSamples.share)} of the samples have more than ${wholeNumber(longSamples.above)} tokens: every token of such a call costs more.`,
        ]),
  ];
}
