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
