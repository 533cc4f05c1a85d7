import { expect, it } from 'vitest';
import { LIST_PRICE, priceFactor } from '../../../src/core/pricing/price-factor.ts';
import { catalogModel } from '../../support/fixtures/catalog-fixtures.ts';

const model = catalogModel({ levels: { batch: 0.5 } });

it.each([
  { level: null, discount: 0, factor: 1 },
  { level: null, discount: 0.2, factor: 0.8 },
  { level: 'batch', discount: 0, factor: 0.5 },
  { level: 'batch', discount: 0.2, factor: 0.4 },
  { level: 'priority', discount: 0.2, factor: 0.8 },
])('at the level $level less $discount a price is multiplied by $factor', (row) => {
  expect(priceFactor(row.level, row.discount)(model)).toBeCloseTo(row.factor, 12);
});

it('the list price is multiplied by 1, whatever levels there are', () => {
  expect(LIST_PRICE(model)).toBe(1);
});
