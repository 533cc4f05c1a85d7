import { describe, expect, it } from 'vitest';
import { readEuroRates, withRate } from '../../../src/core/pricing/exchange-rates.ts';
import { euroRatesXml } from '../../support/fixtures/euro-rates.ts';

const AT = new Date('2026-11-26T10:00:00Z');

describe('the European Central Bank’s list', () => {
  it('says what a euro is worth; read, what a dollar is', () => {
    const { day, perDollar } = readEuroRates(euroRatesXml('2026-11-25', { USD: 1.25, GBP: 0.8 }));
    expect(day).toBe('2026-11-25');
    expect(perDollar).toEqual({ EUR: 0.8, USD: 1, GBP: 0.64 });
  });

  it.each([
    ['nothing', ''],
    ['a page of a proxy', '<html><body>Please log in</body></html>'],
    ['no XML', '{"rates":{"EUR":0.9}}'],
    ['a list without a day', euroRatesXml('soon', { USD: 1.25 })],
    ['a rate that is no number', euroRatesXml('2026-11-25', { USD: 'n/a' })],
    ['a rate of 0', euroRatesXml('2026-11-25', { USD: 0 })],
    ['XML that ends too soon', euroRatesXml('2026-11-25', { USD: 1.25, GBP: 1 }).slice(0, 300)],
  ])('%s is none', (_, xml) => expect(() => readEuroRates(xml)).toThrow('not the bank’s list'));

  it('without a dollar is of no use', () => {
    expect(() => readEuroRates(euroRatesXml('2026-11-25', { GBP: 0.8 }))).toThrow('no dollar');
  });
});

describe('a currency', () => {
  const rates = { day: '2026-11-25', perDollar: { EUR: 0.8 } };
  const left = (code: string) => ({ code, perDollar: null, day: null });

  it('has the bank’s rate and its day where the setting gives none', () => {
    expect(withRate(left('EUR'), rates, AT)).toEqual({
      code: 'EUR',
      perDollar: 0.8,
      day: '2026-11-25',
    });
    const given = { code: 'EUR', perDollar: 0.92, day: null };
    expect(withRate(given, rates, AT)).toBe(given);
  });

  it('has none where the list does not have it, nobody has a list, or it is older than 30 days', () => {
    expect(withRate(left('ARS'), rates, AT)).toEqual(left('ARS'));
    expect(withRate(left('EUR'), null, AT)).toEqual(left('EUR'));
    const old = (day: string) => withRate(left('EUR'), { ...rates, day }, AT).perDollar;
    expect([old('2026-10-27'), old('2026-10-26')]).toEqual([0.8, null]);
  });
});
