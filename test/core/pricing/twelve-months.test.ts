import { expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { expectedAnswerCost } from '../../../src/core/pricing/expected-steps.ts';
import type { PriceOf } from '../../../src/core/pricing/month-price.ts';
import { twelveMonths } from '../../../src/core/pricing/twelve-months.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

/** 1,000 tokens in and 100 out: $0.0015 a call at the first price, $150 for 100,000 of them. */
const SIZES = { inputTokens: 1_000, outputTokens: 100 };

const callsOf = (model: CatalogModel) => ({
  models: [model],
  costWith: (priceOf: PriceOf) => expectedAnswerCost([{ model, share: 1, ...SIZES }], priceOf),
});

/** The first price until a day, then these multiples of it, each from its day on. */
function stepping(...steps: readonly [from: string, times: number][]): Partial<CatalogModel> {
  const from: readonly [string, number][] = [['2026-01-01', 1], ...steps];
  return {
    prices: from.map(([day, times], index) =>
      priceRow({
        from: day,
        to: from[index + 1]?.[0] ?? null,
        input: 1_000_000 * times,
        output: 5_000_000 * times,
      }),
    ),
  };
}

const FLASH = {
  name: 'google/gemini-3.8-flash',
  provider: 'google',
  id: 'gemini-3.8-flash',
  prices: [],
};

/** By hand, in dollars, from December 2026 to November 2027. */
const BY_HAND: readonly [string, Partial<CatalogModel>, readonly number[]][] = [
  ['one price', {}, [150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150]],
  [
    'doubles on 1 December',
    stepping(['2026-12-01', 2]),
    [300, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300],
  ],
  [
    'doubles on 1 January',
    stepping(['2027-01-01', 2]),
    [150, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300],
  ],
  [
    'doubles on 16 January: 15 of 31 days at $150 and 16 at $300 a month',
    stepping(['2027-01-16', 2]),
    [150, 227.42, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300],
  ],
  [
    'doubles on 1 February and again on 15 February: 14 of 28 days each',
    stepping(['2027-02-01', 2], ['2027-02-15', 4]),
    [150, 150, 450, 600, 600, 600, 600, 600, 600, 600, 600, 600],
  ],
  ['retires on 1 March', { retires: '2027-03-01' }, [150, 150, 150, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  [
    'retires on 11 April: 10 of 30 days',
    { retires: '2027-04-11' },
    [150, 150, 150, 150, 50, 0, 0, 0, 0, 0, 0, 0],
  ],
  [
    'doubles on 1 January and retires on 16 June: 15 of 30 days',
    { ...stepping(['2027-01-01', 2]), retires: '2027-06-16' },
    [150, 300, 300, 300, 300, 300, 150, 0, 0, 0, 0, 0],
  ],
  [
    'its price ends on 1 May and no other is announced',
    { prices: [priceRow({ to: '2027-05-01' })] },
    [150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150, 150],
  ],
  [
    'the price library has it double on 1 January: $0.75 and $3.75 a million',
    FLASH,
    [112.5, 225, 225, 225, 225, 225, 225, 225, 225, 225, 225, 225],
  ],
];

it.each(BY_HAND)('twelve months equal the table made by hand: %s', (_, changes, table) => {
  const model = catalogModel(changes);
  const months = twelveMonths({ ...callsOf(model), volume: 100_000, at });
  expect(months.map(({ usd }) => Math.round(usd * 100) / 100)).toEqual(table);
  expect(months.map(({ month }) => month)).toEqual([
    '2026-12',
    ...'01 02 03 04 05 06 07 08 09 10 11'.split(' ').map((month) => `2027-${month}`),
  ]);
});

it('a step whose price nobody knows is taken to leave the one before it', () => {
  const { prices } = catalogModel(stepping(['2027-01-01', 2]));
  const ended = priceRow({ from: '2027-02-01', to: '2027-02-01' });
  const model = catalogModel({ prices: [...prices!, ended] });
  const months = twelveMonths({ ...callsOf(model), volume: 100_000, at });
  expect(months.slice(0, 4).map(({ usd }) => Math.round(usd))).toEqual([150, 300, 300, 300]);
});

it('there are none where the price is unknown', () => {
  const model = catalogModel({ prices: [] });
  expect(twelveMonths({ ...callsOf(model), volume: 1, at })).toEqual([]);
});
