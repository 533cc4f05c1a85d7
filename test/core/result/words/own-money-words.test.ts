import { expect, it } from 'vitest';
import { ownMoneyWords } from '../../../../src/core/result/words/own-money-words.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../../../support/fixtures/result-fixtures.ts';

const words = (
  discount: number,
  code = 'USD',
  perDollar = 1,
  day: string | null = null,
  wanted: string | null = null,
) => {
  const currency = { code, perDollar, day, wanted };
  const evaluation = { ...result().evaluation, discount, currency };
  return ownMoneyWords({ models: [HAIKU, FLASH_LITE], evaluation }, labelOf);
};

it('the list price in dollars needs no more words', () => {
  expect(words(0)).toBeNull();
});

it('a discount is taken off the month, and said', () => {
  expect(words(0.2)?.replaceAll('\u00a0', ' ')).toBe(
    'A month of 100,000 calls less your discount of 20%: Haiku 5.5 USD 4.80, Flash-Lite 3.5 USD 8.80.',
  );
});

it('a currency is counted at its rate, which is said; a discount comes off first', () => {
  expect(words(0.5, 'EUR', 0.9)?.replaceAll('\u00a0', ' ')).toBe(
    'A month of 100,000 calls less your discount of 50%, at 0.9 EUR to the dollar: Haiku 5.5 EUR 2.70, Flash-Lite 3.5 EUR 4.95.',
  );
});

it('what was not measured is marked as about that', () => {
  const currency = { code: 'EUR', perDollar: 0.9, day: null, wanted: null };
  const evaluation = { ...result().evaluation, discount: 0, currency };
  const models = [HAIKU, { ...FLASH_LITE, costEstimated: true }];
  expect(ownMoneyWords({ models, evaluation }, labelOf)?.replaceAll('\u00a0', ' ')).toMatch(
    /: Haiku 5\.5 EUR 5\.40, Flash-Lite 3\.5 ~EUR 9\.90\.$/,
  );
});

it('the bank’s rate has its day, and is not longer than a person reads', () => {
  expect(words(0, 'EUR', 0.924983, '2026-11-25')).toContain(
    'at 0.92498 EUR to the dollar (European Central Bank, 25 Nov 2026): ',
  );
});

it('a rate that could not be had is said, in dollars, with what to do', () => {
  const lacking =
    'In dollars: no rate for EUR could be had from the European Central Bank. Give what a dollar is worth with it, as in “EUR=0.92”: in the settings, or in place of EUR in a what-if.';
  expect(words(0, 'USD', 1, null, 'EUR')).toBe(lacking);
  expect(words(0.2, 'USD', 1, null, 'EUR')).toMatch(
    /^A month of .*less your discount of 20%: .*\. In dollars: no rate/,
  );
});
