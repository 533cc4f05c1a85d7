import { expect, it } from 'vitest';
import { isListMoney, ownMoneyFormat, ownMoneyOf } from '../../src/core/own-money.ts';

it('a currency whose rate is known is paid in, and none is wanted beside it', () => {
  const currency = { code: 'EUR', perDollar: 0.92, day: '2026-11-25' };
  const money = ownMoneyOf({ discount: 0.1, currency });
  expect(money).toEqual({ discount: 0.1, currency: { ...currency, wanted: null } });
  expect(ownMoneyFormat(money)(100)).toBe('EUR\u00a082.80');
});

it('dollars are paid where a rate is not known, and what was wanted is kept', () => {
  const money = ownMoneyOf({ discount: 0, currency: { code: 'EUR', perDollar: null, day: null } });
  expect(money.currency).toEqual({ code: 'USD', perDollar: 1, day: null, wanted: 'EUR' });
  expect(isListMoney(money)).toBe(true);
});

it('the list price is what is paid in dollars alone, without a discount', () => {
  const dollars = { code: 'USD', perDollar: 1, day: null };
  expect(isListMoney(ownMoneyOf({ discount: 0.1, currency: dollars }))).toBe(false);
  const euros = { code: 'EUR', perDollar: 1, day: null };
  expect(isListMoney(ownMoneyOf({ discount: 0, currency: euros }))).toBe(false);
});
