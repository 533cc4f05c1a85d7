import { expect, it } from 'vitest';
import {
  conditionWords,
  isListMoney,
  lackingRateWords,
  ownMoneyFormat,
  ownMoneyOf,
} from '../../src/core/own-money.ts';
import { settingsOf } from '../../src/core/settings/settings-of.ts';

/** Settings that can all be read. */
const READ = { unread: [] };

it('a currency whose rate is known is paid in, and none is wanted beside it', () => {
  const currency = { code: 'EUR', perDollar: 0.92, day: '2026-11-25' };
  const money = ownMoneyOf({ ...READ, discount: 0.1, currency });
  expect(money).toEqual({ discount: 0.1, currency: { ...currency, wanted: null } });
  expect(ownMoneyFormat(money)(100)).toBe('EUR\u00a082.80');
});

it('dollars are paid where a rate is not known, and what was wanted is kept', () => {
  const money = ownMoneyOf({
    ...READ,
    discount: 0,
    currency: { code: 'EUR', perDollar: null, day: null },
  });
  expect(money.currency).toEqual({ code: 'USD', perDollar: 1, day: null, wanted: 'EUR' });
  expect(isListMoney(money)).toBe(true);
});

it('dollars are paid where the currency can’t be read any more, which is said with what to do', () => {
  const { discount, currency, unread } = settingsOf({ currency: 'VND 25,400' });
  const money = ownMoneyOf({ discount, currency, unread });
  expect(money.currency).toEqual({ code: 'USD', perDollar: 1, day: null, wanted: 'VND 25,400' });
  expect(lackingRateWords(money.currency)).toBe(
    'In dollars: the currency of the settings is “VND 25,400”, which can’t be read any more. Set it again, as in currency=EUR or currency=VND 25400.',
  );
  const others = settingsOf({ currency: 'VND 25,400' }, { currency: 'EUR 0.92' });
  expect(ownMoneyOf(others).currency).toMatchObject({ code: 'EUR', wanted: null });
});

it('the list price is what is paid in dollars alone, without a discount', () => {
  const dollars = { code: 'USD', perDollar: 1, day: null };
  expect(isListMoney(ownMoneyOf({ ...READ, discount: 0.1, currency: dollars }))).toBe(false);
  const euros = { code: 'EUR', perDollar: 1, day: null };
  expect(isListMoney(ownMoneyOf({ ...READ, discount: 0, currency: euros }))).toBe(false);
});

it.each([
  ['EUR', 0.92, 0.0000503, 'EUR\u00a00.000046'],
  ['EUR', 0.92, 0, 'EUR\u00a00.00'],
  ['EUR', 0.92, 0.02, 'EUR\u00a00.02'],
  ['JPY', 155, 0.002, 'JPY\u00a00.31'],
  ['JPY', 155, 0.2, 'JPY\u00a031'],
])('in %s at %d, $%d is never nothing unless it is free', (code, perDollar, usd, text) => {
  const money = ownMoneyOf({ ...READ, discount: 0, currency: { code, perDollar, day: null } });
  expect(ownMoneyFormat(money)(usd)).toBe(text);
});

it('a discount and a rate that somebody gave are said as they were given', () => {
  const currency = { code: 'IRR', perDollar: 123_456.7, day: null };
  expect(conditionWords(ownMoneyOf({ ...READ, discount: 0.125, currency }))).toBe(
    ' less your discount of 12.5%, at 123456.7 IRR to the dollar',
  );
});
