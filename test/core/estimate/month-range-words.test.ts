import { describe, expect, it } from 'vitest';
import { monthRangeWords } from '../../../src/core/estimate/month-range-words.ts';
import type { OwnMoney } from '../../../src/core/own-money.ts';

const LIST: OwnMoney = {
  discount: 0,
  currency: { code: 'USD', perDollar: 1, day: null, wanted: null },
};
const EUROS: OwnMoney = {
  discount: 0.25,
  currency: { code: 'EUR', perDollar: 0.5, day: null, wanted: null },
};

const month = (
  label: string,
  usd: number,
  levels: Record<string, number> = {},
  retires: string | null = null,
) => ({
  label,
  usd,
  todayUsd: usd,
  retires,
  levels: Object.entries(levels).map(([level, at]) => ({ level, usd: at })),
});

const wordsOf = (months: ReturnType<typeof month>[], money = LIST, volume = 100_000) =>
  monthRangeWords({ months }, { volume, money });

describe('what a month is expected to cost, in short', () => {
  it('says that it is the next one, where announced prices change what it costs', () => {
    const months = [1, 2, 3, 4].map((usd) => ({ ...month(`M${usd}`, usd), todayUsd: usd / 2 }));
    expect(wordsOf(months)).toBe(
      '100,000 calls: from about $1 with M1 to $4 with M4. A month is the next one, at the prices announced for its days; at today’s, M1 is $0.50, M2 is $1 and M3 is $1.50.',
    );
  });

  it('is the cheapest and the most expensive of many models, and the least in batches', () => {
    const months = [
      month('A', 8, { flex: 2, priority: 14 }),
      month('B', 9, { batch: 4.5 }),
      month('C', 240, { batch: 120 }),
    ];
    expect(wordsOf(months)).toBe(
      '100,000 calls: from about $8 with A to $240 with C. In batches, which take up to a day, from $4.50.',
    );
  });

  it('is one figure of one model', () => {
    expect(wordsOf([month('A', 6, { batch: 3 })], LIST, 1)).toBe(
      '1 call: about $6 with A. In batches, which take up to a day, about $3.',
    );
    expect(wordsOf([month('A', 6)])).toBe('100,000 calls: about $6 with A.');
  });

  it('begins with what is free, and tells which models retire before it is over', () => {
    expect(wordsOf([month('A', 0), month('B', 9, {}, '2027-01-31')])).toBe(
      '100,000 calls: from about $0 with A to $9 with B. B retires on 31 Jan 2027.',
    );
  });

  it('is told as it is paid, too', () => {
    expect(wordsOf([month('A', 8), month('B', 16)], EUROS)).toBe(
      '100,000 calls: from about $8 with A to $16 with B. As you pay it, less your discount of 25%, at 0.5 EUR to the dollar: EUR\u00a03.00 to EUR\u00a06.00.',
    );
    expect(wordsOf([month('A', 8)], { ...LIST, discount: 0.5 })).toMatch(
      / As you pay it, less your discount of 50%: USD\u00a04\.00\.$/,
    );
    expect(wordsOf([month('A', 8)], { ...EUROS, discount: 0 })).toMatch(
      / As you pay it, at 0\.5 EUR to the dollar: EUR\u00a04\.00\.$/,
    );
  });

  it('says that the rate of a currency is lacking', () => {
    const money = { ...LIST, currency: { ...LIST.currency, wanted: 'EUR' } };
    expect(wordsOf([month('A', 8)], money)).toMatch(/ In dollars: no rate for EUR could be had/);
  });

  it('is nothing where no price is known', () => {
    expect(wordsOf([])).toBeNull();
  });
});
