import { expect, it } from 'vitest';
import { priceStepWords } from '../../../../src/core/result/words/price-step-words.ts';
import { labelOf, modelResult, result } from '../../../support/fixtures/result-fixtures.ts';

const { evaluation } = result();
/** A model that costs $100 a month on the day, by this month's prices. */
const model = (facts: Parameters<typeof modelResult>[0]) =>
  modelResult({ costPerCall: 100 / evaluation.volume, monthlySpend: 100, ...facts });

const wordsOf = (...models: ReturnType<typeof model>[]) =>
  priceStepWords({ models, evaluation }, labelOf);

it.each([
  [200, 'doubles: $100 -> $200'],
  [200.9, 'doubles: $100 -> $201'],
  [202, 'gets more expensive: $100 -> $202'],
  [300, 'triples: $100 -> $300'],
  [50, 'halves: $100 -> $50'],
  [130, 'gets more expensive: $100 -> $130'],
  [80, 'gets cheaper: $100 -> $80'],
])('from $100 to $%d a month %s', (after, words) => {
  const laterSpend = [{ from: '2027-01-01T00:00:00Z', monthlySpend: after }];
  expect(wordsOf(model({ laterSpend }))).toEqual([`1 Jan 2027: Opus 5.5 ${words} a month.`]);
});

it('each step is told from the one before', () => {
  const laterSpend = [
    { from: '2027-01-01T00:00:00Z', monthlySpend: 200 },
    { from: '2027-06-01T00:00:00Z', monthlySpend: 100 },
  ];
  expect(wordsOf(model({ laterSpend }), model({}))).toEqual([
    '1 Jan 2027: Opus 5.5 doubles: $100 -> $200 a month.',
    '1 Jun 2027: Opus 5.5 halves: $200 -> $100 a month.',
  ]);
});

it('a step that the month has and a call has not is told from the day’s price, and why the two differ once', () => {
  const stepping = model({
    monthlySpend: 200,
    laterSpend: [{ from: '2026-12-01T00:00:00Z', monthlySpend: 200 }],
    months: [{ month: '2026-12', usd: 200 }],
  });
  expect(wordsOf(stepping, stepping)).toEqual([
    '1 Dec 2026: Opus 5.5 doubles: $100 -> $200 a month.',
    '1 Dec 2026: Opus 5.5 doubles: $100 -> $200 a month.',
    'A month is Dec 2026, at the prices of its days; a call is at the price of the day it was measured.',
  ]);
});

it('models that change alike on a day share a sentence, from three on', () => {
  const doubling = (candidate: string, before: number) =>
    model({
      candidate,
      costPerCall: before / evaluation.volume,
      laterSpend: [{ from: '2027-01-01T00:00:00Z', monthlySpend: 2 * before }],
    });
  const cheaper = model({ laterSpend: [{ from: '2027-01-01T00:00:00Z', monthlySpend: 80 }] });
  const five = [46, 46, 60, 60, 60].map((before, index) => doubling(`p/m${index}`, before));
  expect(wordsOf(...five, cheaper)).toEqual([
    '1 Jan 2027: 5 models double: p/m0, p/m1, p/m2 and 2 more: $46 to $60 -> $92 to $120 a month.',
    '1 Jan 2027: Opus 5.5 gets cheaper: $100 -> $80 a month.',
  ]);
  expect(wordsOf(...five.slice(0, 4))).toEqual([
    '1 Jan 2027: 4 models double: p/m0, p/m1, p/m2, p/m3: $46 to $60 -> $92 to $120 a month.',
  ]);
  expect(wordsOf(...five.slice(0, 2))).toHaveLength(2);
});

it('where no price changes nothing is said', () => {
  expect(wordsOf(model({ months: [{ month: '2026-12', usd: 100 }] }))).toEqual([]);
});
