import { describe, expect, it } from 'vitest';
import type { ExpectedMonth } from '../../../src/core/estimate/estimate.ts';
import { monthWords } from '../../../src/core/estimate/month-words.ts';
import type { OwnMoney } from '../../../src/core/own-money.ts';

const DOLLARS = { code: 'USD', perDollar: 1, day: null, wanted: null };
const EUROS = { code: 'EUR', perDollar: 0.5, day: null, wanted: null };

/** Months of so many dollars, of models A, B, C ... */
const months = (...usd: number[]): ExpectedMonth[] =>
  usd.map((each, index) => ({
    label: String.fromCharCode(65 + index),
    usd: each,
    todayUsd: each,
    levels: [],
    retires: null,
  }));

const wordsOf = (
  listed: ReturnType<typeof months>,
  discount = 0,
  currency: OwnMoney['currency'] = DOLLARS,
) => monthWords({ months: listed }, { volume: 1_000, money: { discount, currency } });

describe('what a month is expected to cost', () => {
  it('is told of each model, and at its other price levels', () => {
    const batch = [{ level: 'batch', usd: 3 }];
    const listed = [
      { label: 'A', usd: 6, todayUsd: 6, levels: batch, retires: null },
      ...months(7),
    ];
    expect(
      monthWords({ months: listed }, { volume: 1, money: { discount: 0, currency: DOLLARS } }),
    ).toBe('1 call, before any was made: about A $6 (batch $3), A $7.');
  });

  it('says that it is the next one, where announced prices change what it costs', () => {
    const [a, b] = months(6, 8);
    expect(wordsOf([a!, { ...b!, todayUsd: 4 }])).toBe(
      '1,000 calls, before any was made: about A $6, B $8. A month is the next one, at the prices announced for its days; at today’s, B is $4.',
    );
  });

  it('is told of up to five models, and of more by the most expensive', () => {
    const calls = '1,000 calls, before any was made: about A $1, B $2, C $3, D $4';
    expect(wordsOf(months(1, 2, 3, 4, 5))).toBe(`${calls}, E $5.`);
    expect(wordsOf(months(1, 2, 3, 4, 5, 60))).toBe(`${calls}, 2 more models up to $60.`);
  });

  it('is told as it is paid, too', () => {
    const calls = '1,000 calls, before any was made: about A $8.';
    expect(wordsOf(months(8), 0.25)).toBe(
      `${calls} As you pay it, less your discount of 25%: A USD\u00a06.00.`,
    );
    expect(wordsOf(months(8), 0, EUROS)).toBe(
      `${calls} As you pay it, at 0.5 EUR to the dollar: A EUR\u00a04.00.`,
    );
  });

  it('is told less a discount in another currency', () => {
    expect(wordsOf(months(8), 0.25, EUROS)).toMatch(
      / As you pay it, less your discount of 25%, at 0\.5 EUR to the dollar: A EUR\u00a03\.00\.$/,
    );
  });

  it('says that the rate of a currency is lacking', () => {
    expect(wordsOf(months(8), 0, { ...DOLLARS, wanted: 'EUR' })).toMatch(
      /A \$8\. In dollars: no rate for EUR could be had/,
    );
  });

  it('tells which models retire before it is over', () => {
    const [a, b] = months(1, 2);
    expect(wordsOf([a!, { ...b!, retires: '2026-12-01' }])).toMatch(
      /about A \$1, B \$2\. B retires on 1 Dec 2026\.$/,
    );
  });

  it('is nothing where no price is known', () => {
    expect(wordsOf([])).toBeNull();
  });
});
