import { expect, it } from 'vitest';
import { priceDetailWords } from '../../../../src/core/result/words/price-detail-words.ts';

const NOTHING = { levels: [], cached: null, expensiveTenth: null, longSamples: null };

it.each([
  { part: {}, words: [] },
  {
    part: {
      levels: [
        { level: 'batch', monthlySpend: 5.25 },
        { level: 'flex', monthlySpend: 6 },
      ],
    },
    words: ['A month at other price levels: batch $5.25, flex $6.'],
  },
  {
    part: { cached: { prefixTokens: 1_800, kept: '1 hour', hitShare: 0.9, monthlySpend: 4 } },
    words: [
      'With its unchanging beginning of about 1,800 tokens cached for 1 hour: $4 a month, if calls come evenly (90% find it there).',
    ],
  },
  {
    part: { expensiveTenth: 0.4 },
    words: ['The most expensive 10% of calls are 40% of the money.'],
  },
  {
    part: { longSamples: { share: 0.05, above: 200_000 } },
    words: [
      '5% of the samples have more than 200,000 tokens: every token of such a call costs more.',
    ],
  },
] as const)('price details are a sentence each: $words.length', ({ part, words }) => {
  expect(
    priceDetailWords({ priceDetails: { ...NOTHING, ...part, levels: [...(part.levels ?? [])] } }),
  ).toEqual(words);
});

it('a model without price details has none', () => {
  expect(priceDetailWords({ priceDetails: null })).toEqual([]);
});
