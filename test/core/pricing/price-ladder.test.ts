import { expect, it } from 'vitest';
import { priceLadder } from '../../../src/core/pricing/price-ladder.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

function stepOf(prices: ReturnType<typeof priceRow>[]) {
  return priceLadder({ checkedAt: '2026-11-23', models: [catalogModel({ prices })] }, at)[0];
}

it('the ladder has the steps that are announced, and not those that change nothing', () => {
  const steps = [
    priceRow({ to: '2026-12-01' }),
    priceRow({ from: '2026-12-01', to: '2027-01-01', input: 2_000_000 }),
    priceRow({ from: '2027-01-01', input: 2_000_000 }),
  ];
  expect(stepOf(steps)).toMatchObject({
    inputUsd: 1,
    outputUsd: 5,
    later: [{ from: '2026-12-01T00:00:00.000Z', inputUsd: 2, outputUsd: 5 }],
    longer: [],
  });
});

it('the ladder has what long prompts cost', () => {
  const rates = {
    input: 5_000_000,
    output: 25_000_000,
    cacheRead: 0,
    cacheWrite: 5_000_000,
    cacheWrite1h: 5_000_000,
  };
  expect(stepOf([priceRow({ above: { tokens: 100_000, ...rates } })])).toMatchObject({
    later: [],
    longer: [{ above: 100_000, inputUsd: 5, outputUsd: 25 }],
  });
});

it('the ladder is by three tokens in to one out, the most expensive first, models without a price last', () => {
  const model = (name: string, input: number, output: number) =>
    catalogModel({
      name,
      prices: [priceRow({ input: input * 1_000_000, output: output * 1_000_000 })],
    });
  const models = [
    catalogModel({ name: 'no-price', prices: [] }),
    model('cheapest', 0.25, 0.5),
    model('wordy', 1, 5),
    { ...model('own', 2, 1), own: {} },
    model('best', 3, 1),
  ];
  const steps = priceLadder({ checkedAt: '2026-11-23', models }, at);
  expect(
    steps.map(({ model: name, times, own }) => [name, times && Math.round(times * 10) / 10, own]),
  ).toEqual([
    ['best', 8, false],
    ['wordy', 6.4, false],
    ['own', 5.6, true],
    ['cheapest', 1, false],
    ['no-price', null, false],
  ]);
  expect(steps.at(-1)).toMatchObject({ inputUsd: null, outputUsd: null, later: [], longer: [] });
});

it('the ladder has a step that changes the price of answers alone, and none of a price that only ends', () => {
  const wordier = [
    priceRow({ to: '2026-12-01' }),
    priceRow({ from: '2026-12-01', output: 6_000_000 }),
  ];
  expect(stepOf(wordier)?.later).toEqual([
    { from: '2026-12-01T00:00:00.000Z', inputUsd: 1, outputUsd: 6 },
  ]);
  expect(stepOf([priceRow({ to: '2026-12-01' })])?.later).toEqual([]);
});
