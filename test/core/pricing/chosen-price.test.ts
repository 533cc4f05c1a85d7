import { expect, it } from 'vitest';
import {
  atStandardPrice,
  LIST_PRICE,
  priceFactor,
} from '../../../src/core/pricing/chosen-price.ts';
import { catalogModel } from '../../support/fixtures/catalog-fixtures.ts';

const model = catalogModel({ levels: { batch: 0.5 } });

it.each([
  { level: null, discount: 0, factor: 1 },
  { level: null, discount: 0.2, factor: 0.8 },
  { level: 'batch', discount: 0, factor: 0.5 },
  { level: 'batch', discount: 0.2, factor: 0.4 },
  { level: 'priority', discount: 0.2, factor: 0.8 },
])('at the level $level less $discount a price is multiplied by $factor', (row) => {
  expect(priceFactor(model, row)).toBeCloseTo(row.factor, 12);
});

it('the list price is multiplied by 1, whatever levels there are', () => {
  expect(priceFactor(model, LIST_PRICE)).toBe(1);
});

it('an amount at a level goes back to the standard price, but of a model without it', () => {
  expect(atStandardPrice(3, model, 'batch')).toBe(6);
  expect(atStandardPrice(3, model, 'priority')).toBe(3);
  expect(atStandardPrice(3, model, null)).toBe(3);
  expect(atStandardPrice(3, null, 'batch')).toBe(3);
});
