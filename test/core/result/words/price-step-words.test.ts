import { expect, it } from 'vitest';
import { priceStepWords } from '../../../../src/core/result/words/price-step-words.ts';
import { labelOf, modelResult } from '../../../support/fixtures/result-fixtures.ts';

const stepTo = (monthlySpend: number) =>
  priceStepWords(
    {
      models: [
        modelResult({
          monthlySpend: 100,
          laterSpend: [{ from: '2027-01-01T00:00:00Z', monthlySpend }],
        }),
      ],
    },
    labelOf,
  )[0];

it.each([
  [200, 'doubles: $100 -> $200'],
  [200.9, 'doubles: $100 -> $201'],
  [202, 'gets more expensive: $100 -> $202'],
  [300, 'triples: $100 -> $300'],
  [50, 'halves: $100 -> $50'],
  [130, 'gets more expensive: $100 -> $130'],
  [80, 'gets cheaper: $100 -> $80'],
])('from $100 to $%d a month %s', (after, words) => {
  expect(stepTo(after)).toBe(`1 Jan 2027: Opus 5.5 ${words} a month.`);
});

it('each step is told from the one before', () => {
  const laterSpend = [
    { from: '2027-01-01T00:00:00Z', monthlySpend: 200 },
    { from: '2027-06-01T00:00:00Z', monthlySpend: 100 },
  ];
  const models = [modelResult({ monthlySpend: 100, laterSpend }), modelResult()];
  expect(priceStepWords({ models }, labelOf)).toEqual([
    '1 Jan 2027: Opus 5.5 doubles: $100 -> $200 a month.',
    '1 Jun 2027: Opus 5.5 halves: $200 -> $100 a month.',
  ]);
});
