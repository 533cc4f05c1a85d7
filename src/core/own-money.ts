import { date, percent } from './format.ts';

/** A currency, and what a dollar is worth in it. */
export interface Currency {
  code: string;
  /** null: by the European Central Bank's daily list, which has not told (yet). */
  perDollar: number | null;
  /** The day of that list (`2026-11-25`); null: somebody gave the rate. */
  day: string | null;
}

/** What a workspace pays in, and less of: dollars where the rate of the currency that is wanted is not known. */
export interface OwnMoney {
  /** In [0,1). */
  discount: number;
  currency: Currency & { perDollar: number; wanted: string | null };
}

/** Returns what a workspace pays in as a result has it: dollars where the rate it wants is not known. */
export function ownMoneyOf({
  discount,
  currency,
}: {
  discount: number;
  currency: Currency;
}): OwnMoney {
  const { code, perDollar, day } = currency;
  return perDollar === null
    ? { discount, currency: { code: 'USD', perDollar: 1, day: null, wanted: code } }
    : { discount, currency: { code, perDollar, day, wanted: null } };
}

/** Whether the list price in dollars is what is paid. */
export function isListMoney({ discount, currency }: OwnMoney): boolean {
  return currency.code === 'USD' && discount === 0;
}

/** Writes list prices in dollars as they are paid. */
export function ownMoneyFormat({ discount, currency }: OwnMoney): (usd: number) => string {
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.code,
    currencyDisplay: 'code',
  });
  return (usd) => money.format(usd * (1 - discount) * currency.perDollar);
}

/** ` less your discount of 20%, at 0.92 EUR to the dollar (European Central Bank, 25 Nov 2026)`. */
export function conditionWords({ discount, currency }: OwnMoney): string {
  const { code, perDollar, day } = currency;
  const less = discount === 0 ? '' : ` less your discount of ${percent(discount)}`;
  const rate = Number(perDollar.toPrecision(5));
  const by = day === null ? '' : ` (European Central Bank, ${date(new Date(day))})`;
  return code === 'USD' ? less : `${less}, at ${rate} ${code} to the dollar${by}`;
}

/** That the bank's rate is lacking; null where none is. */
export function lackingRateWords({ wanted }: OwnMoney['currency']): string | null {
  return wanted === null
    ? null
    : `In dollars: no rate for ${wanted} could be had from the European Central Bank. Give one: currency=${wanted} RATE.`;
}
