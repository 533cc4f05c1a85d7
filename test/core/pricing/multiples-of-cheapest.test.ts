import { describe, expect, it } from 'vitest';
import { expectedCallCost } from '../../../src/core/pricing/call-cost.ts';
import { multiplesOfCheapest } from '../../../src/core/pricing/multiples-of-cheapest.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

describe('multiplesOfCheapest', () => {
  it('compares three tokens in to one out, cheapest first, without the unpriced; the retired are not the cheapest', () => {
    const cheap = priceRow({ input: 100_000, output: 500_000 });
    const models = [
      catalogModel({ name: 'a/expensive' }),
      catalogModel({
        name: 'a/retired',
        retires: '2026-11-24',
        prices: [priceRow({ input: 50_000, output: 250_000 })],
      }),
      catalogModel({ name: 'a/unknown', prices: [] }),
      catalogModel({ name: 'a/cheap', prices: [cheap] }),
      catalogModel({ name: 'a/wordy', prices: [{ ...cheap, output: 1_300_000 }] }),
    ];
    expect([...multiplesOfCheapest({ checkedAt: '2026-11-23', models }, at)]).toEqual([
      ['a/retired', 0.5],
      ['a/cheap', 1],
      ['a/wordy', 2],
      ['a/expensive', 10],
    ]);
  });
});

it('a free model is not the cheapest, and where all are free each costs once what it does', () => {
  const free = catalogModel({ name: 'a/free', prices: [priceRow({ input: 0, output: 0 })] });
  const multiples = (...models: ReturnType<typeof catalogModel>[]) => [
    ...multiplesOfCheapest({ checkedAt: '2026-11-23', models }, at),
  ];
  expect(multiples(free, catalogModel({ name: 'a/paid' }))).toEqual([
    ['a/free', 0],
    ['a/paid', 1],
  ]);
  expect(multiples(free)).toEqual([['a/free', 0]]);
  expect(multiples()).toEqual([]);
});

describe('expectedCallCost', () => {
  it('is in dollars, takes means, and is null without a price', () => {
    const size = { inputTokens: 1_000.5, outputTokens: 10.25 };
    expect(expectedCallCost(catalogModel(), size, at)).toBeCloseTo(0.00105175, 12);
    expect(expectedCallCost(catalogModel({ prices: [] }), size, at)).toBeNull();
  });
});
